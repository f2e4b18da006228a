/**
 * The objects of the DaemonSet workload: DaemonSets, their revisions with names and hashes, and a
 * cluster as a snapshot of all objects. The package compares them; the controller's decisions are
 * in other packages.
 */
@NullMarked
package io.daemonlens.engine.apps;

import org.jspecify.annotations.NullMarked;
