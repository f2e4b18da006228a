/**
 * Finds older revisions of a DaemonSet (in git, files or the cluster) and compares them. This
 * package does not depend on findings, simulations or output formats.
 */
package io.daemonlens.revision;
