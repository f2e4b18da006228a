/**
 * The DaemonSet controller: which nodes should run a pod, and what one sync creates, deletes and
 * reports. It knows what the controller of each minor decides from the objects it sees; it
 * deliberately knows nothing of time passing, of the scheduler, or of what becomes of its requests.
 */
package io.daemonlens.engine.daemon;
