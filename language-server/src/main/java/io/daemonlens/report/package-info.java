/**
 * What the output formats share: colors, line wrapping, YAML for people. It knows no files and
 * decides nothing.
 */
package io.daemonlens.report;
