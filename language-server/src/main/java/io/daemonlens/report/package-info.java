/**
 * The common parts of the output formats: colors, line wrapping, YAML for display. The package
 * reads no files and makes no decisions.
 */
package io.daemonlens.report;
