package io.daemonlens.engine.apiserver.validation.print;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.apimachinery.GoText;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.FieldKind;
import io.daemonlens.schemas.KubernetesVersion;

/**
 * Formats a bad value in an error according to its declared Go type: as JSON since 1.34, in Go
 * syntax before. Checked against apimachinery's {@code pkg/util/validation/field/errors.go}.
 */
public final class GoValues {

    private static final int JSON_SINCE = 34;

    private GoValues() {}

    /** Formats the field's own value. */
    public static String of(Field field, KubernetesVersion version) {
        ApiField declared = declared(field.path(), version);
        if (declared == null) {
            return untyped(field.value());
        }
        boolean element = field.path().kind() != FieldPath.Kind.NAME;
        boolean pointed = declared.pointer() && !element && staysPointer(field.path());
        boolean plain = !declared.named() && !pointed;
        if (field.value() instanceof JsonText text
                && declared.kind() == FieldKind.STRING
                && (plain || version.isBefore(JSON_SINCE))) {
            return quote(text.value());
        }
        return version.isAtLeast(JSON_SINCE)
                ? GoJson.of(field.value(), declared, element)
                : new GoSyntax(version).of(field.value(), declared, element);
    }

    /** Formats a text whose Go type is a named string type; as JSON since 1.34. */
    public static String named(String text, KubernetesVersion version) {
        return version.isAtLeast(JSON_SINCE) ? JsonWriter.quote(text) : quote(text);
    }

    private static String untyped(JsonValue value) {
        if (value == null) {
            return "\"\"";
        }
        return value instanceof JsonText text ? quote(text.value()) : JsonWriter.sorted(value);
    }

    /**
     * Returns whether a pointer to a text prints as a pointer, which only windowsOptions fields do.
     */
    private static boolean staysPointer(FieldPath path) {
        return path.steps().stream().anyMatch(step -> "windowsOptions".equals(step.name()));
    }

    /** Returns the field that declares the value, or its list or map; null if there is none. */
    private static ApiField declared(FieldPath path, KubernetesVersion version) {
        ApiTypes types = ApiTypes.of(version);
        ApiType type =
                types.type(
                        version.isAtLeast(9)
                                ? "apps.v1.DaemonSet"
                                : "extensions.v1beta1.DaemonSet");
        ApiField field = null;
        for (FieldPath step : path.steps()) {
            if (step.kind() == FieldPath.Kind.NAME) {
                field = type == null ? null : type.field(step.name());
                if (field == null) {
                    return null;
                }
                type = field.type();
            }
        }
        return field;
    }

    /** Go's {@code %q}: quotes a text with Go's escapes. */
    public static String quote(String text) {
        return GoText.quote(text);
    }

    /**
     * Go's {@code unicode.IsPrint}: letters, marks, numbers, punctuation, symbols and the ASCII
     * space.
     */
    public static boolean isPrint(int c) {
        return GoText.isPrintable(c);
    }
}
