package io.daemonlens.engine.core;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonObject;
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
        return metadata.value() instanceof JsonObject object ? controllerOf(object) : null;
    }

    /** Returns the controlling owner from an object's metadata; null if there is none. */
    static @Nullable OwnerReference controllerOf(JsonObject metadata) {
        JsonArray owners = metadata.array("ownerReferences");
        for (int i = 0; owners != null && i < owners.size(); i++) {
            if (owners.get(i) instanceof JsonObject owner
                    && owner.get("controller") instanceof JsonBoolean flag
                    && flag.value()) {
                return new OwnerReference(
                        owner.text("kind"), owner.text("name"), owner.text("uid"));
            }
        }
        return null;
    }
}
