/**
 * Converts one YAML document to the object that the API server receives, with a range for every
 * path. This package knows how YAML becomes JSON; it does not validate the object.
 */
package io.daemonlens.manifest;
