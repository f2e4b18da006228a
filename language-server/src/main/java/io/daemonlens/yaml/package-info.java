/**
 * Parses YAML as Kubernetes reads it, and returns a tree with positions for any text. It follows
 * the reader of the API server and kubectl (go-yaml v2, a YAML 1.1 reader) and does not interpret
 * the values.
 */
package io.daemonlens.yaml;
