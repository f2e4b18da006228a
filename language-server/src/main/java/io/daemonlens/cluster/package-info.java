/**
 * Loads a cluster from a sketch, a preset, a snapshot file or the user's kubectl. This package only
 * reads; it does not simulate the cluster.
 */
package io.daemonlens.cluster;
