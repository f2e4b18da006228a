/**
 * The command answer: recorded questions in, one JSON line per answer out, for conformance checks.
 * It reads requests in YAML; the engine answers.
 */
package io.daemonlens.cli.commands.answer;
