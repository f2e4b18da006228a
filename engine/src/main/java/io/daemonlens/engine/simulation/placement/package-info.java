/**
 * Where the pods of DaemonSets go in a cluster at one instant: for each node a pod, an obstacle or
 * an eviction. It deliberately has no time; a rollout is played by the simulation.
 */
package io.daemonlens.engine.simulation.placement;
