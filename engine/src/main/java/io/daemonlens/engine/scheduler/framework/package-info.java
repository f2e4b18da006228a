/**
 * What filter plugins work with: nodes and pods as the scheduler sees them, the snapshot of a
 * cluster, and a plugin's verdict. It does not know any plugin.
 */
package io.daemonlens.engine.scheduler.framework;
