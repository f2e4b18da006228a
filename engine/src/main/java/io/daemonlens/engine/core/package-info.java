/**
 * The objects that controllers think with: nodes with their taints and labels, tolerations, node
 * selectors, pods. It knows what they say and when they match each other; it deliberately knows
 * nothing of DaemonSets, and decides nothing.
 */
package io.daemonlens.engine.core;
