/**
 * The admission plugins of the API server for the pods that a DaemonSet controller creates. It
 * covers the plugins that are enabled by default and the namespaced objects they read. It
 * deliberately excludes webhooks and nodes.
 */
package io.daemonlens.engine.apiserver.admission;
