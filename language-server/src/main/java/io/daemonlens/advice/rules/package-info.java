/**
 * The advice rules, in one package per topic. A rule is one class, named after its code; it sees an
 * object and its field paths, never an offset.
 */
package io.daemonlens.advice.rules;
