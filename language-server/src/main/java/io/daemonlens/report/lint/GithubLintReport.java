package io.daemonlens.report.lint;

import io.daemonlens.findings.Finding;
import io.daemonlens.report.lint.LintDocument.Item;
import io.daemonlens.text.VisibleText;

/**
 * A LintReport as GitHub workflow commands, which GitHub Actions shows beside the changed lines.
 */
public final class GithubLintReport implements LintFormat {

    @Override
    public void write(LintReport report, StringBuilder out) {
        for (LintDocument document : report.documents()) {
            for (Item item : document.findings()) {
                if (item.finding().counts()) {
                    write(document, item, out);
                }
            }
        }
    }

    private static void write(LintDocument document, Item item, StringBuilder out) {
        Finding finding = item.finding();
        String command =
                switch (finding.severity()) {
                    case ERROR -> "error";
                    case WARNING -> "warning";
                    case INFO -> "notice";
                };
        String text =
                finding.help().isEmpty()
                        ? finding.message()
                        : finding.message() + "\n" + finding.help();
        out.append("::").append(command);
        out.append(" file=").append(property(document.file()));
        out.append(",line=").append(item.span().line());
        out.append(",endLine=").append(item.span().endLine());
        if (item.span().line() == item.span().endLine()) {
            out.append(",col=").append(item.span().column());
            out.append(",endColumn=").append(item.span().endColumn());
        }
        out.append(",title=").append(property(finding.code()));
        out.append("::").append(data(text)).append('\n');
    }

    private static String data(String text) {
        return VisibleText.of(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
