/**
 * Feature gates: their names and their defaults in each minor. What a gate controls is defined
 * elsewhere.
 */
package io.daemonlens.engine.features;
