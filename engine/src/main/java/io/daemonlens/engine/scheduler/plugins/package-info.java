/**
 * The filter plugins, by their upstream names. A plugin answers for one pod and one node and does
 * not know the other plugins.
 */
package io.daemonlens.engine.scheduler.plugins;
