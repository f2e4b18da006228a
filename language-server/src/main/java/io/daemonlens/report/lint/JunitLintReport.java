package io.daemonlens.report.lint;

import io.daemonlens.findings.Finding;
import io.daemonlens.report.lint.LintDocument.Item;
import io.daemonlens.settings.Severity;

/** A LintReport as JUnit XML: one test case for each document, failed by errors and warnings. */
public final class JunitLintReport implements LintFormat {

    @Override
    public void write(LintReport report, StringBuilder out) {
        long failed =
                report.documents().stream()
                        .filter(d -> d.findings().stream().anyMatch(JunitLintReport::fails))
                        .count();
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        out.append("<testsuite name=\"daemonlens lint\" tests=\"")
                .append(report.documents().size())
                .append("\" failures=\"")
                .append(failed)
                .append("\">\n");
        for (LintDocument document : report.documents()) {
            testCase(document, out);
        }
        out.append("</testsuite>\n</testsuites>\n");
    }

    private static boolean fails(Item item) {
        return item.finding().counts() && item.finding().severity() != Severity.INFO;
    }

    private static void testCase(LintDocument document, StringBuilder out) {
        String name =
                document.kind() == null ? "document " + document.index() : document.objectName();
        out.append("<testcase classname=\"")
                .append(escape(document.file()))
                .append("\" name=\"")
                .append(escape(name))
                .append('"');
        if (document.findings().stream().noneMatch(JunitLintReport::fails)) {
            out.append("/>\n");
            return;
        }
        out.append(">\n");
        for (Item item : document.findings()) {
            if (fails(item)) {
                Finding finding = item.finding();
                out.append("<failure type=\"")
                        .append(escape(finding.code()))
                        .append("\" message=\"")
                        .append(escape(finding.message()))
                        .append("\">")
                        .append(escape(document.file() + ":" + item.span().line()))
                        .append(':')
                        .append(item.span().column())
                        .append(escape(finding.help().isEmpty() ? "" : "\n" + finding.help()))
                        .append("</failure>\n");
            }
        }
        out.append("</testcase>\n");
    }

    /** Escapes XML's special characters and drops those that XML does not allow. */
    private static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '<' -> out.append("&lt;");
                                case '>' -> out.append("&gt;");
                                case '&' -> out.append("&amp;");
                                case '"' -> out.append("&quot;");
                                case '\n' -> out.append("&#10;");
                                default -> {
                                    if (c >= ' ' && c != 0xFFFE && c != 0xFFFF || c == '\t') {
                                        out.appendCodePoint(c);
                                    }
                                }
                            }
                        });
        return out.toString();
    }
}
