/**
 * Where an older revision of a DaemonSet comes from (git, a file, the cluster) and what differs
 * between two of them. It does not know findings, simulations or formats.
 */
package io.daemonlens.revision;
