/**
 * What all families of rules share: the list of errors, name formats, quantities, paths, and the
 * stored object that an update replaces. It does not know any rule.
 */
package io.daemonlens.engine.apiserver.validation.core;
