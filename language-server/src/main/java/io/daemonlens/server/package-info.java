/**
 * The language server: it handles the protocol, the order of messages and the versions of open
 * files, and is the only package that imports LSP4J. It contains no Kubernetes logic: a feature
 * computes every answer from an analysis, and this package only converts it.
 */
package io.daemonlens.server;
