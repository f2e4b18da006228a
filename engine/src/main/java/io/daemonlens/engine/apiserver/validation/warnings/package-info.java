/** Warnings that the API server adds to an accepted DaemonSet, one class per family. */
package io.daemonlens.engine.apiserver.validation.warnings;
