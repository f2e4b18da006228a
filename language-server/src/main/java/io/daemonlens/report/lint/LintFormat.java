package io.daemonlens.report.lint;

/** One way of writing a LintReport down. */
public interface LintFormat {

    /** Writes the whole report, final line break included. */
    void write(LintReport report, StringBuilder out);
}
