/**
 * Volumes, claims, classes and drivers, as far as they affect scheduling. It does not depend on
 * pods.
 */
@NullMarked
package io.daemonlens.engine.scheduler.storage;

import org.jspecify.annotations.NullMarked;
