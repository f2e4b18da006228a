/**
 * Where a cluster comes from: a sketch, a preset, a snapshot file, or the user's own kubectl. It
 * only reads; it does not know what a cluster would do.
 */
package io.daemonlens.cluster;
