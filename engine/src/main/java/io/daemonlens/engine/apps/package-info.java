/**
 * The workload's own objects: DaemonSets, their revisions with name and hash, and a cluster as all
 * objects at one instant. It knows what they are and how two of them differ; it deliberately
 * decides nothing.
 */
package io.daemonlens.engine.apps;
