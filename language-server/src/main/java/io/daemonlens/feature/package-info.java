/**
 * What an editor asks, one class a method of the language server protocol, named after it. It knows
 * texts, offsets and analyses and answers with small records; it does not know the wire.
 */
package io.daemonlens.feature;
