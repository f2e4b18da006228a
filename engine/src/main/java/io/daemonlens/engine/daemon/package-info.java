/**
 * The DaemonSet controller: which nodes should run a pod, and what one sync creates, deletes and
 * reports. It contains the decisions of each minor's controller, based on the objects it sees.
 * Time, the scheduler and the outcome of requests are simulated in other packages.
 */
package io.daemonlens.engine.daemon;
