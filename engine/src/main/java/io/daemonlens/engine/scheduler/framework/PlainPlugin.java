package io.daemonlens.engine.scheduler.framework;

import org.jspecify.annotations.Nullable;

/** A filter plugin without per-pod preparation: the plugin itself is the filter. */
public interface PlainPlugin extends FilterPlugin, PodFilter {

    /** Returns whether the plugin applies to this pod. */
    default boolean concerns(PodInfo pod, Snapshot snapshot) {
        return true;
    }

    @Override
    default @Nullable PodFilter about(PodInfo pod, Snapshot snapshot) {
        return concerns(pod, snapshot) ? this : null;
    }
}
