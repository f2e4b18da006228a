/**
 * Advice on pods that are refused, never created or never started. A rule sees the object and its
 * field paths, never an offset.
 */
package io.daemonlens.advice.rules.admission;
