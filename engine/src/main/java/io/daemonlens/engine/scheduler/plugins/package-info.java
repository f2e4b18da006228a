/**
 * The filter plugins, under their upstream names. A plugin decides about one pod and one node and
 * does not depend on other plugins.
 */
@NullMarked
package io.daemonlens.engine.scheduler.plugins;

import org.jspecify.annotations.NullMarked;
