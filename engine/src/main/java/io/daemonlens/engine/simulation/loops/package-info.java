/**
 * The components that act on the simulated cluster: the DaemonSet controller, the scheduler, the
 * kubelets and the planned changes. They deliberately know one another only through the cluster.
 */
package io.daemonlens.engine.simulation.loops;
