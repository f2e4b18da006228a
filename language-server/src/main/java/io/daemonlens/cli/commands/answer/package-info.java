/**
 * The command answer: reads recorded cases and writes one JSON line per answer, for conformance
 * checks. It reads requests in YAML; the engine answers them.
 */
package io.daemonlens.cli.commands.answer;
