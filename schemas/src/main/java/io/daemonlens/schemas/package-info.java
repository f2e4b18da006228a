/**
 * The API that each Kubernetes minor (1.8 and later) has for a DaemonSet: types, fields, closed
 * value sets, defaults, descriptions. YAML, validation rules and the behaviour of components are
 * defined elsewhere.
 */
package io.daemonlens.schemas;
