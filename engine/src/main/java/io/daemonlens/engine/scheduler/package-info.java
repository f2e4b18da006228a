/**
 * The default scheduler without scoring: filtering, preemption and the FailedScheduling message.
 */
package io.daemonlens.engine.scheduler;
