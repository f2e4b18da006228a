package io.daemonlens.engine.core;

import io.daemonlens.engine.apimachinery.Field;
import org.jspecify.annotations.Nullable;

/**
 * A reference to the controller of an object.
 *
 * @param kind such as {@code DaemonSet}
 * @param name the owner's name, which a later object can reuse
 * @param uid identifies the owner uniquely
 */
public record OwnerReference(String kind, String name, String uid) {

    /** Returns the controlling owner from an object's metadata; null if there is none. */
    public static @Nullable OwnerReference controllerOf(Field metadata) {
        for (Field owner : metadata.at("ownerReferences").items()) {
            if (owner.at("controller").isTrue()) {
                return new OwnerReference(
                        owner.at("kind").text(), owner.at("name").text(), owner.at("uid").text());
            }
        }
        return null;
    }
}
