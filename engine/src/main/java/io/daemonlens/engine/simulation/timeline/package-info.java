/**
 * The result of a simulation: its steps, the lives of its pods, its duration, and why it does not
 * finish. It deliberately knows nothing of how it came about.
 */
package io.daemonlens.engine.simulation.timeline;
