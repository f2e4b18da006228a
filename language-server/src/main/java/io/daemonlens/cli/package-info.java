/**
 * The program: its entry point, the table of commands, help and shell completion. Every answer
 * comes from the rooms below.
 */
package io.daemonlens.cli;
