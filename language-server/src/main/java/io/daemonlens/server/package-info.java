/**
 * The language server: it knows the protocol, the order of messages and which file is open in which
 * version, and it alone imports LSP4J. It knows no Kubernetes: every answer is made by a feature
 * from an analysis, and only translated here.
 */
package io.daemonlens.server;
