package io.daemonlens.engine.daemon;

import io.daemonlens.engine.apps.DaemonSet;

/** Generates the names of new pods. In Kubernetes the API server appends five random characters. */
@FunctionalInterface
public interface PodNames {

    String nameFor(DaemonSet daemonSet, String node);
}
