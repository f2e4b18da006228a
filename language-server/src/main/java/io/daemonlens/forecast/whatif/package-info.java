/**
 * What-if questions: a small language for changes of a cluster, and the reactions of its
 * DaemonSets. It uses clusters and placements; it is independent of rollouts, formats and
 * terminals.
 */
package io.daemonlens.forecast.whatif;
