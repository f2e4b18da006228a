/**
 * The port for other programs: recorded questions in, one JSON line an answer out. One class per
 * kind of question; each knows only how to read its recording and whom to ask.
 */
package io.daemonlens.cli.answer;
