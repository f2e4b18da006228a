/**
 * The Pod Security admission of the API server, as it warns of a workload's template. It knows the
 * levels and what they forbid; it deliberately knows no namespace and refuses nothing, because for
 * a DaemonSet the server does not either.
 */
package io.daemonlens.engine.apiserver.podsecurity;
