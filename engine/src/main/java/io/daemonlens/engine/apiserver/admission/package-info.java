/**
 * The admission plugins of the API server for the pods that a DaemonSet controller creates. It
 * knows the plugins that are on by default and the objects of a namespace they look at; it
 * deliberately knows no webhooks and nothing of nodes.
 */
package io.daemonlens.engine.apiserver.admission;
