/** JSON trees as Go reads and writes them, independent of Kubernetes. */
package io.daemonlens.engine.json;
