/**
 * Preview, rollout and upgrade as view models that every format shows. It knows clusters and
 * simulations; it does not know formats, editors or terminals.
 */
package io.daemonlens.forecast;
