package io.daemonlens.engine.scheduler.framework;

import org.jspecify.annotations.Nullable;

/** A scheduler plugin that can reject nodes for a pod. */
public interface FilterPlugin {

    /**
     * Returns the plugin's filter for this pod in this cluster; called once per pod.
     *
     * @return null if the plugin does not apply to the pod
     */
    @Nullable PodFilter about(PodInfo pod, Snapshot snapshot);
}
