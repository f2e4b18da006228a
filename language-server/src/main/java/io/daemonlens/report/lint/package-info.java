/** One class per output format of lint. It knows no files and decides nothing. */
package io.daemonlens.report.lint;
