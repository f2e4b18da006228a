/**
 * Answers recorded questions about placement, syncs, rollouts, filters, hashes and quantities, with
 * one class per kind. The recordings and their tests are in the same module. The input is JSON,
 * never YAML.
 */
package io.daemonlens.engine.conformance;
