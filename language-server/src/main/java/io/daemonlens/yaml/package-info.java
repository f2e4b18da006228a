/**
 * YAML as Kubernetes reads it: text into a tree with positions, for every text. It knows the rules
 * of the reader in the API server and kubectl (go-yaml v2, a YAML 1.1 reader); it does not know
 * what the values mean.
 */
package io.daemonlens.yaml;
