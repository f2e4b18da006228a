/**
 * Describes the fields of the API: the field at a path, the order of keys, snippets, documentation,
 * and JSON Schema checks beyond the first type error. This package knows the API types; it does not
 * apply the API server's validation.
 */
package io.daemonlens.fieldguide;
