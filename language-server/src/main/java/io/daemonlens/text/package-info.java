/**
 * Texts and places in them: a document, its lines, ranges and edits. It knows offsets; it does not
 * know what the text means.
 */
package io.daemonlens.text;
