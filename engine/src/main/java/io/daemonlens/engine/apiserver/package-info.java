/**
 * The API server's answer to a create or an update: decoding, defaults, gated fields, validation,
 * warnings, and the object as stored. It knows what the server of each minor says; it deliberately
 * knows nothing of controllers, nodes, or where in a text a field stands.
 */
package io.daemonlens.engine.apiserver;
