package io.daemonlens.engine.scheduler.framework;

/** A filter plugin that has nothing to prepare: it says of every pod what it says. */
public interface PlainPlugin extends FilterPlugin, PodFilter {

    /** Whether it has anything to say about this pod. */
    default boolean concerns(PodInfo pod, Snapshot snapshot) {
        return true;
    }

    @Override
    default PodFilter about(PodInfo pod, Snapshot snapshot) {
        return concerns(pod, snapshot) ? this : null;
    }
}
