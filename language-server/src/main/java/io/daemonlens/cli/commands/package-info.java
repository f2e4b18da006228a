/**
 * One class per command. A command reads its inputs, asks the rooms below, and gives the answer to
 * a report.
 */
package io.daemonlens.cli.commands;
