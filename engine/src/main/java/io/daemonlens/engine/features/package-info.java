/**
 * Feature gates: which exist in which minor and which are on. It knows names and defaults; it
 * deliberately does not know what a gate switches.
 */
package io.daemonlens.engine.features;
