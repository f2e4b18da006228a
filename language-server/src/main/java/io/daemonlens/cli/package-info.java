/**
 * The program: its entry point, the table of commands, help and shell completion. All answers come
 * from the packages below.
 */
package io.daemonlens.cli;
