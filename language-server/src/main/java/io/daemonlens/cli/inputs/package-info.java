/**
 * The inputs that command lines name: files, folders, settings, clusters and revisions. It reads
 * them and reports what cannot be read; the commands decide what to do with them.
 */
package io.daemonlens.cli.inputs;
