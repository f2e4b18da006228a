/**
 * The default scheduler's filter plugins, its words when no node fits, and its preemption; the
 * storage of a cluster, which four of the plugins ask ({@link
 * io.daemonlens.engine.scheduler.Storage}). It knows whether a pod can go to a node and why not; it
 * deliberately knows nothing of DaemonSets, and does not score: where several nodes fit, the first
 * by name is taken.
 */
package io.daemonlens.engine.scheduler;
