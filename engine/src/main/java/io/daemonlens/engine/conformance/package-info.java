/**
 * Answers recorded questions about placement, syncs, rollouts, filters, hashes and amounts, one
 * class per kind; the recordings and their tests live beside it. It reads JSON and never YAML.
 */
package io.daemonlens.engine.conformance;
