/**
 * {@code daemonlens mcp}: five commands as tools for models, read-only and only inside of the
 * folders that the command line names. What the tools answer is decided by the commands.
 */
package io.daemonlens.cli.commands.mcp;
