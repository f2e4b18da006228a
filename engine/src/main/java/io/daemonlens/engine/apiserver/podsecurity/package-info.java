/**
 * The Pod Security Standards: the levels, their versions and what they forbid. Namespaces are
 * deliberately excluded, and nothing here rejects a pod.
 */
package io.daemonlens.engine.apiserver.podsecurity;
