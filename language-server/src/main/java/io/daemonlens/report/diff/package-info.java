/**
 * What differs between two revisions, for people and for programs. It knows no files and decides
 * nothing.
 */
package io.daemonlens.report.diff;
