package io.daemonlens.engine.scheduler;

/** A filter plugin that has nothing to prepare: it says of every pod what it says. */
interface PlainPlugin extends FilterPlugin, PodFilter {

    /** Whether it has anything to say about this pod. */
    default boolean concerns(PodInfo pod, Snapshot snapshot) {
        return true;
    }

    @Override
    default PodFilter about(PodInfo pod, Snapshot snapshot) {
        return concerns(pod, snapshot) ? this : null;
    }
}
