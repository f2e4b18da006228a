/**
 * Helpers that all families of rules share: the list of errors, name formats, quantities, paths,
 * and the stored object that an update replaces. It contains no rules.
 */
package io.daemonlens.engine.apiserver.validation.core;
