/** Rules for containers: ports, probes, hooks, variables, mounts and resources. */
package io.daemonlens.engine.apiserver.validation.container;
