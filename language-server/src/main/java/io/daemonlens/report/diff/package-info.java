/**
 * Reports of the differences between two revisions, as text and JSON. The package reads no files
 * and makes no decisions.
 */
package io.daemonlens.report.diff;
