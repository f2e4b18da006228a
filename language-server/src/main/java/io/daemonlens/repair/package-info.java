/**
 * Fixes for mistakes whose intended meaning is certain, as text edits. The package does not decide
 * what is a mistake.
 */
package io.daemonlens.repair;
