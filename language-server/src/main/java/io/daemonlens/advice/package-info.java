/**
 * Advice on what the API server accepts and people regret: one class per rule, and one page per
 * code. A rule sees the object and its field paths, never an offset.
 */
package io.daemonlens.advice;
