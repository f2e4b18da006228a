package io.daemonlens.engine.core;

import io.daemonlens.engine.apimachinery.Field;

/**
 * Who controls an object.
 *
 * @param kind such as {@code DaemonSet}
 * @param name the owner's name, which a later object may carry again
 * @param uid what tells the owner from all others
 */
public record OwnerReference(String kind, String name, String uid) {

    /** The one owner that controls the object, from the cursor at its metadata; null if none. */
    public static OwnerReference controllerOf(Field metadata) {
        for (Field owner : metadata.at("ownerReferences").items()) {
            if (owner.at("controller").isTrue()) {
                return new OwnerReference(
                        owner.at("kind").text(), owner.at("name").text(), owner.at("uid").text());
            }
        }
        return null;
    }
}
