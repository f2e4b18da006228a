package io.daemonlens.engine.apiserver.validation.core;

import io.daemonlens.engine.apimachinery.Field;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The volumes of a pod that passed their own checks, by name: those a container may mount. A volume
 * with any error is not among them, so that its mounts are reported as well.
 */
public final class VolumeNames {

    private final Map<String, Field> volumes = new LinkedHashMap<>();

    public void add(Field volume) {
        volumes.put(volume.at("name").text(), volume);
    }

    public boolean has(String name) {
        return volumes.containsKey(name);
    }

    /** The volume of that name; null where there is none. */
    public Field get(String name) {
        return volumes.get(name);
    }
}
