/**
 * The kubelet's part of a pod's life: probes, grace periods and back-offs, and the duration of each
 * stage. A stage is a state and a delay; the simulation runs the clock.
 */
@NullMarked
package io.daemonlens.engine.kubelet;

import org.jspecify.annotations.NullMarked;
