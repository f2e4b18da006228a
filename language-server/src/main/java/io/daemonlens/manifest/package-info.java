/**
 * One YAML document as the object the API server gets, with a range for every path. It knows how
 * YAML becomes JSON on the way to the server; it does not judge what it reads.
 */
package io.daemonlens.manifest;
