package io.daemonlens.report.lint;

/** An output format of a LintReport. */
public interface LintFormat {

    /** Writes the whole report, including the final line break. */
    void write(LintReport report, StringBuilder out);
}
