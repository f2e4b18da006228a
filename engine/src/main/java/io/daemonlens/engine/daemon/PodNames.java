package io.daemonlens.engine.daemon;

import io.daemonlens.engine.apps.DaemonSet;

/** What a new pod is called. In Kubernetes the API server adds five characters by chance. */
@FunctionalInterface
public interface PodNames {

    String nameFor(DaemonSet daemonSet, String node);
}
