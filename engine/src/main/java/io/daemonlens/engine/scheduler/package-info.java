/**
 * The default scheduler without its scores: filtering, preemption and the message for a pod that
 * fits nowhere.
 */
package io.daemonlens.engine.scheduler;
