/**
 * One class per command. A command reads its inputs, computes the answer with the engine and the
 * forecast, and passes it to a report.
 */
package io.daemonlens.cli.commands;
