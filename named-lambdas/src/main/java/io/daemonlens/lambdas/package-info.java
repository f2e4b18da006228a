/**
 * A step of the build that gives lambdas classes of their own, so that a start finds them in its
 * archive. Knows class files and jars; knows nothing of DaemonLens and is not part of what is
 * shipped.
 */
package io.daemonlens.lambdas;
