/** One class per output format of lint. The package reads no files and makes no decisions. */
package io.daemonlens.report.lint;
