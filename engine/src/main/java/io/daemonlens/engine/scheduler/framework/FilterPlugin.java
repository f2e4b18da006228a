package io.daemonlens.engine.scheduler.framework;

/** One reason for which nodes may not take pods. */
public interface FilterPlugin {

    /**
     * What it has to say about this pod in this cluster; asked once a pod.
     *
     * @return null where it has nothing to say
     */
    PodFilter about(PodInfo pod, Snapshot snapshot);
}
