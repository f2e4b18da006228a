/**
 * Volumes, claims, classes and drivers, as far as scheduling depends on them. It does not know
 * pods.
 */
package io.daemonlens.engine.scheduler.storage;
