/**
 * What-if questions: a small language of changes to a cluster, and what its DaemonSets do after
 * each of them. It knows clusters and placements; it does not know rollouts, formats or terminals.
 */
package io.daemonlens.forecast.whatif;
