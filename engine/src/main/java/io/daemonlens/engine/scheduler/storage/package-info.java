/**
 * Volumes, claims, classes and drivers, as far as they affect scheduling. It does not depend on
 * pods.
 */
package io.daemonlens.engine.scheduler.storage;
