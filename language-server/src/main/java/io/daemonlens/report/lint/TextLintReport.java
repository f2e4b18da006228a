package io.daemonlens.report.lint;

import io.daemonlens.findings.Finding;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.report.lint.LintDocument.Fix;
import io.daemonlens.report.lint.LintDocument.Item;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.VisibleText;
import io.daemonlens.text.Wording;
import java.util.List;

/**
 * A LintReport for display: in the style of compilers, with the source line, a caret under the
 * range and help below. The last line has the counts of checked and unchecked documents.
 */
public final class TextLintReport implements LintFormat {

    private static final int WIDEST = 200;

    private final boolean colors;
    private final Wording wording;
    private final boolean quiet;

    public TextLintReport(boolean colors, Wording wording, boolean quiet) {
        this.colors = colors;
        this.wording = wording;
        this.quiet = quiet;
    }

    @Override
    public void write(LintReport report, StringBuilder out) {
        StringBuilder text = new StringBuilder();
        print(report, text);
        out.append(VisibleText.of(text.toString()));
    }

    private void print(LintReport report, StringBuilder out) {
        List<MergedVersions.Entry> entries = MergedVersions.of(report);
        for (MergedVersions.Entry entry : entries) {
            String range = entry.asked().size() == 1 ? "" : " (" + entry.stretches() + ")";
            item(entry.file(), entry.item(), range, out);
        }
        if (!quiet) {
            out.append(entries.isEmpty() ? "" : "\n")
                    .append(SummaryLine.of(report, entries, wording));
            out.append('\n');
        }
    }

    private void item(String file, Item item, String versions, StringBuilder out) {
        Finding finding = item.finding();
        if (out.length() > 0) {
            out.append('\n');
        }
        out.append(bold(file + ":" + item.span().line() + ":" + item.span().column() + ":"))
                .append(' ')
                .append(
                        color(
                                finding.severity(),
                                finding.severity().word() + "[" + finding.code() + "]"))
                .append(": ")
                .append(bold(finding.message().replace("\n", "\n    ")))
                .append(versions)
                .append('\n');
        if (!item.sourceLine().isBlank()) {
            source(item, out);
        }
        String gutter = " ".repeat(gutterWidth(item)) + " = ";
        if (!finding.help().isEmpty()) {
            out.append(gutter).append("help: ").append(finding.help()).append('\n');
        }
        for (LintDocument.Other other : item.related()) {
            out.append(gutter)
                    .append(wording.say("text.see", other.span().line()))
                    .append(' ')
                    .append(other.message())
                    .append('\n');
        }
        for (Fix fix : item.fixes()) {
            out.append(gutter)
                    .append(wording.say(fix.preferred() ? "text.fix" : "text.may", fix.title()))
                    .append('\n');
        }
    }

    private static int gutterWidth(Item item) {
        return Math.max(4, String.valueOf(item.span().line()).length());
    }

    private void source(Item item, StringBuilder out) {
        String line = item.sourceLine();
        int start = Math.min(item.span().column() - 1, line.length());
        int end =
                item.span().endLine() == item.span().line()
                        ? Math.min(item.span().endColumn() - 1, line.length())
                        : line.length();
        int cut = start > WIDEST / 2 ? start - WIDEST / 2 : 0;
        String shown = line.substring(cut, Math.min(line.length(), cut + WIDEST));
        int width = gutterWidth(item);
        String number = String.valueOf(item.span().line());
        out.append(" ".repeat(width - number.length())).append(number).append(" | ");
        out.append(shown).append('\n').append(" ".repeat(width)).append(" | ");
        for (int i = cut; i < start; i++) {
            char c = line.charAt(i);
            out.append(c == '\t' ? "\t" : " ".repeat(width(c)));
        }
        int carets = 0;
        for (int i = start; i < Math.min(end, cut + WIDEST); i++) {
            carets += width(line.charAt(i));
        }
        out.append(color(item.finding().severity(), "^".repeat(Math.max(carets, 1))));
        out.append('\n');
    }

    /** East Asian characters are two columns wide; a low surrogate has width 0. */
    private static int width(char c) {
        if (Character.isLowSurrogate(c)) {
            return 0;
        }
        return c >= 0x1100 && (c <= 0x115F || c >= 0x2E80 && c <= 0xFFE6 && c != 0x303F) ? 2 : 1;
    }

    private String bold(String text) {
        return colors ? AnsiStyle.COLORED.bold(text) : text;
    }

    private String color(Severity severity, String text) {
        if (!colors) {
            return text;
        }
        String code =
                switch (severity) {
                    case ERROR -> "31";
                    case WARNING -> "33";
                    case INFO -> "36";
                };
        return AnsiStyle.COLORED.bold(code, text);
    }
}
