/**
 * Advice on which nodes run the pods: tolerations, affinity, node kinds. A rule sees the object,
 * its field paths and the known nodes, never an offset.
 */
package io.daemonlens.advice.rules.placement;
