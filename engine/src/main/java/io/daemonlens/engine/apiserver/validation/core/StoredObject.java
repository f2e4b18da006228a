package io.daemonlens.engine.apiserver.validation.core;

import io.daemonlens.engine.apimachinery.Field;
import java.util.function.Predicate;

/**
 * The object that an update replaces. Each family of rules asks here for what it may keep because
 * the stored object has it already; on a creation there is none, and every answer is false.
 */
public final class StoredObject {

    private StoredObject() {}

    /** The pod template's spec as it is stored; null on a creation. */
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
