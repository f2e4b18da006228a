/**
 * What a simulation starts with: the objects of a cluster, the planned changes and the rules of
 * admission. It deliberately excludes time and everything that happens during a run.
 */
package io.daemonlens.engine.simulation.scenario;
