/**
 * What the API server validates in a DaemonSet, in the server's order: the object, its spec, the
 * pod template and the pod's own members. Each subpackage holds one family of rules.
 */
package io.daemonlens.engine.apiserver.validation;
