/**
 * Fixes for mistakes whose meaning is certain, as edits of the text. It does not decide what is
 * wrong.
 */
package io.daemonlens.repair;
