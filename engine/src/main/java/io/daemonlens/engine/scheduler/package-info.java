/**
 * The default scheduler without scoring: filtering, preemption and the FailedScheduling message.
 */
@NullMarked
package io.daemonlens.engine.scheduler;

import org.jspecify.annotations.NullMarked;
