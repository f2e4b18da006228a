/** Rules for security contexts, profiles, sysctls, operating systems and user namespaces. */
package io.daemonlens.engine.apiserver.validation.security;
