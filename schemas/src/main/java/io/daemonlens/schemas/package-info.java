/**
 * What the API of each Kubernetes minor (1.8 and later) looks like under a DaemonSet: types,
 * fields, closed value sets, defaults, descriptions. It deliberately knows nothing of YAML, of
 * validation rules, or of what any component does with a field.
 */
package io.daemonlens.schemas;
