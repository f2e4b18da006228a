/**
 * One class per method of the language server protocol, named after it. A feature works on texts,
 * offsets and analyses and returns small records; it is independent of the wire format.
 */
package io.daemonlens.feature;
