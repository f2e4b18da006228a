/**
 * Where a cluster comes from: a sketch, a preset, a snapshot file, or the user's own kubectl; and
 * where an older revision comes from: git, a file, the cluster. It reads and never writes; it
 * deliberately decides nothing about what a cluster would do.
 */
package io.daemonlens.cluster;
