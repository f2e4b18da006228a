/** JSON trees as Go reads and writes them. It does not know Kubernetes. */
package io.daemonlens.engine.json;
