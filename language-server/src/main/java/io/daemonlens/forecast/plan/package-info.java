/**
 * What a change of files does to the DaemonSets of a cluster, and what the objects that change with
 * them do to their pods. It uses previews and comparisons of revisions; it is independent of
 * formats, git and terminals.
 */
package io.daemonlens.forecast.plan;
