/** Rules for containers: ports, probes, hooks, environment variables, mounts and resources. */
package io.daemonlens.engine.apiserver.validation.container;
