/**
 * Advice: what a server takes and a person would hardly want, one class for each piece. A rule
 * knows paths and values; it never sees an offset, and never prints.
 */
package io.daemonlens.analysis.rules;
