/**
 * The output of kubectl commands for DaemonSets: rollout status, history, undo, describe. The
 * package only formats; it makes no decisions about the objects.
 */
package io.daemonlens.engine.kubectl;
