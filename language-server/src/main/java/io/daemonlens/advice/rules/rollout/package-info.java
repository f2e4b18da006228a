/**
 * Advice on update strategies and selectors. Each class is one rule, named after its code. A rule
 * sees the object and its field paths, never an offset.
 */
package io.daemonlens.advice.rules.rollout;
