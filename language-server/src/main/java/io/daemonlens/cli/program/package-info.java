/**
 * The parts of a command-line program: commands, options, arguments, the terminal, and the errors
 * that end a command. It is independent of any single command.
 */
package io.daemonlens.cli.program;
