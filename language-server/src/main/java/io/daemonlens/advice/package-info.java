/**
 * Advice on manifests that the API server accepts but that are likely mistakes: one class per rule,
 * and one page per code. A rule sees the object and its field paths, never an offset.
 */
package io.daemonlens.advice;
