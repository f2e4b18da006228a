package io.daemonlens.engine.scheduler.storage;

import io.daemonlens.engine.apimachinery.Field;

/**
 * What a CSIDriver asks of the scheduler.
 *
 * @param tellsCapacity whether it says how much room it has where
 * @param mustBeOnNode whether pods with its volumes stay away from nodes on which it does not run
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
