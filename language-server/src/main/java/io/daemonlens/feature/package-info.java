/**
 * One class per method of the language server protocol, named after it. A feature knows texts,
 * offsets and analyses and answers with small records; it does not know the wire.
 */
package io.daemonlens.feature;
