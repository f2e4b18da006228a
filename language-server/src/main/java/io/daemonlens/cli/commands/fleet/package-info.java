/**
 * {@code daemonlens fleet}: clusters and manifests in, rows out, and the merge of several outputs.
 * It uses inputs and fleets; what a row contains is decided elsewhere.
 */
package io.daemonlens.cli.commands.fleet;
