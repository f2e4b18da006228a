package io.daemonlens.engine.apiserver.validation.core;

import io.daemonlens.engine.apimachinery.Field;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The valid volumes of a pod by name, which are those that a container can mount. Invalid volumes
 * are excluded, so that their mounts are reported as well.
 */
public final class VolumeNames {

    private final Map<String, Field> volumes = new LinkedHashMap<>();

    public void add(Field volume) {
        volumes.put(volume.at("name").text(), volume);
    }

    public boolean has(String name) {
        return volumes.containsKey(name);
    }

    /** Returns the volume with that name, or null. */
    public Field get(String name) {
        return volumes.get(name);
    }
}
