package io.daemonlens.engine.apiserver.validation.core;

import io.daemonlens.engine.apimachinery.Field;
import java.util.function.Predicate;

/**
 * The object that an update replaces. Each family of rules reads from it what an update may keep
 * because the stored object already has it. A creation has no stored object.
 */
public final class StoredObject {

    private StoredObject() {}

    /** Returns the stored pod template's spec; null on a creation. */
    public static Field spec(Errors errors) {
        return errors.old() == null ? null : errors.old().at("spec", "template", "spec");
    }

    public static boolean any(Errors errors, Predicate<Field> container) {
        Field spec = spec(errors);
        return spec != null && PodFacts.everyContainer(spec).stream().anyMatch(container);
    }

    public static boolean has(Field list, String member, Predicate<Field> wanted) {
        return list.items().stream().anyMatch(item -> wanted.test(item.at(member)));
    }
}
