/**
 * Validation of a DaemonSet, in the server's order: the object, its spec, the pod template and the
 * scalar fields of the pod spec. Each subpackage holds one family of rules.
 */
package io.daemonlens.engine.apiserver.validation;
