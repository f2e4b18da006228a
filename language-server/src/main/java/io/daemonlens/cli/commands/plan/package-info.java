/**
 * {@code daemonlens plan}: the two states that a command line names, and the report. It uses inputs
 * and plans; what a change does is decided elsewhere.
 */
package io.daemonlens.cli.commands.plan;
