/**
 * The parts of a command-line program: commands, options, arguments, the terminal, and the errors
 * that end a command. It does not know any single command.
 */
package io.daemonlens.cli.program;
