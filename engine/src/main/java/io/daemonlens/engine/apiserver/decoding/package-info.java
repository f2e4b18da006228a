/**
 * How the API server turns a body into an object: by the types of its minor, in Go's words where it
 * cannot. It knows the decoders of each minor; it deliberately knows no defaults and no rules.
 */
package io.daemonlens.engine.apiserver.decoding;
