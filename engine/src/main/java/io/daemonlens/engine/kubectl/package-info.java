/**
 * The texts kubectl prints about DaemonSets: rollout status, history, undo, descriptions. It knows
 * words and columns; it deliberately decides nothing about the objects it prints.
 */
package io.daemonlens.engine.kubectl;
