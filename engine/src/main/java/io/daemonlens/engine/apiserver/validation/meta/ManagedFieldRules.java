package io.daemonlens.engine.apiserver.validation.meta;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.print.GoValues;

/**
 * Validates managedFields ({@code ValidateManagedFields}), which exist since 1.16. Checked against
 * apimachinery's {@code pkg/apis/meta/v1/validation/validation.go}.
 */
final class ManagedFieldRules {

    /** First minor version with managedFields. */
    private static final int FIRST = 16;

    private static final int MANAGER_LIMIT = 128;
    private static final int SUBRESOURCE_LIMIT = 256;

    /**
     * Since this minor version, paths contain the index, and the manager is checked with its entry.
     */
    private static final int INDEXED = 21;

    /** Since this minor version, the message lists the supported operations. */
    private static final int OPERATION_LISTED = 37;

    private ManagedFieldRules() {}

    static void check(Field entries, Errors errors) {
        if (errors.version().isBefore(FIRST)) {
            return;
        }
        boolean indexed = errors.version().isAtLeast(INDEXED);
        for (Field item : entries.items()) {
            Field entry = indexed ? item : item.printedAs(entries.printed());
            checkOperation(entry.at("operation"), errors);
            Field type = entry.at("fieldsType");
            if (!type.isEmpty() && !type.text().equals("FieldsV1")) {
                errors.invalid(type, "must be `FieldsV1`");
            }
            if (indexed) {
                checkManager(entry.at("manager"), errors);
            }
            Field subresource = entry.at("subresource");
            if (NameValidation.bytes(subresource.text()) > SUBRESOURCE_LIMIT) {
                errors.tooLong(subresource, SUBRESOURCE_LIMIT);
            }
        }
    }

    /** Checks all managers before other metadata, as servers do before paths contain the index. */
    static void checkManagersFirst(Field entries, Errors errors) {
        if (errors.version().isBefore(INDEXED) && errors.version().isAtLeast(FIRST)) {
            for (Field entry : entries.items()) {
                checkManager(
                        entry.at("manager").printedAs(FieldPath.of("metadata", "fieldManager")),
                        errors);
            }
        }
    }

    private static void checkOperation(Field operation, Errors errors) {
        String value = operation.text();
        if (value.equals("Apply") || value.equals("Update")) {
            return;
        }
        if (!errors.version().isAtLeast(OPERATION_LISTED)) {
            errors.invalid(operation, "must be `Apply` or `Update`");
        } else if (value.isEmpty()) {
            errors.required(operation, "must not be empty");
        } else {
            errors.notSupported(operation, "Apply", "Update");
        }
    }

    /** Checks a manager name. Positions are in bytes, as in Go. */
    private static void checkManager(Field manager, Errors errors) {
        String name = manager.text();
        if (NameValidation.bytes(name) > MANAGER_LIMIT) {
            errors.tooLong(manager, MANAGER_LIMIT);
        }
        int position = 0;
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            int character = name.codePointAt(i);
            if (!GoValues.isPrint(character)) {
                errors.invalid(
                        manager,
                        String.format(
                                "invalid character U+%04X (at position %d)", character, position));
            }
            position += NameValidation.bytes(Character.toString(character));
        }
    }
}
