/**
 * Many DaemonSets in many clusters: one row each, and the part of the rows that one of several
 * processes computes. It uses previews; it is independent of formats, files and terminals.
 */
package io.daemonlens.forecast.fleet;
