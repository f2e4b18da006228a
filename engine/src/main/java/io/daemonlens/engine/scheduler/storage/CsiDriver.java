package io.daemonlens.engine.scheduler.storage;

import io.daemonlens.engine.apimachinery.Field;

/**
 * The settings of a CSIDriver that affect scheduling.
 *
 * @param tellsCapacity whether the driver publishes its storage capacity
 * @param mustBeOnNode whether pods with its volumes must not be scheduled to nodes without the
 *     driver
 */
public record CsiDriver(String name, boolean tellsCapacity, boolean mustBeOnNode) {

    public static CsiDriver of(Field object) {
        Field spec = object.at("spec");
        return new CsiDriver(
                object.at("metadata", "name").text(),
                spec.at("storageCapacity").isTrue(),
                spec.at("preventPodSchedulingIfMissing").isTrue());
    }
}
