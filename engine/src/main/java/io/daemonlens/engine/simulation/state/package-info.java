/**
 * The simulated cluster at one instant: its objects, its clock and the queue of future events.
 * Everything that changes an object goes through it. It deliberately decides nothing.
 */
package io.daemonlens.engine.simulation.state;
