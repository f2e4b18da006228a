/**
 * The types that filter plugins work with: nodes and pods as the scheduler sees them, the cluster
 * snapshot, and a plugin's status. It does not depend on any plugin.
 */
@NullMarked
package io.daemonlens.engine.scheduler.framework;

import org.jspecify.annotations.NullMarked;
