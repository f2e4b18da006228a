/**
 * The API server's response to a create or an update: decoding, defaults, gated fields, validation,
 * warnings, and the object as stored. It covers the server of each minor version; it deliberately
 * excludes controllers, nodes, and the position of a field in a file.
 */
package io.daemonlens.engine.apiserver;
