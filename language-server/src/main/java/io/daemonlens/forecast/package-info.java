/**
 * View models of preview, rollout and upgrade for all output formats. It uses clusters and
 * simulations; it is independent of formats, editors and terminals.
 */
package io.daemonlens.forecast;
