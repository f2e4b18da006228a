/**
 * Texts and positions in them: documents, lines, ranges and edits. This package handles offsets and
 * does not interpret the text.
 */
package io.daemonlens.text;
