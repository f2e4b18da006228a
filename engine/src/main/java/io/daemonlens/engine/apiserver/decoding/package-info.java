/**
 * Decodes a request body into an object of the types of a minor version, with Go's error messages.
 * It covers the decoders of each minor version; it deliberately excludes defaults and validation
 * rules.
 */
package io.daemonlens.engine.apiserver.decoding;
