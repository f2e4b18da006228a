package io.daemonlens.repair;

import io.daemonlens.findings.QuickFix;
import io.daemonlens.manifest.Indentation;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import java.util.List;

/**
 * A block that begins one level too deep, which a parser only tells where the block ends: the line
 * with its key is missing, or the dash of its first item.
 */
final class DeepBlock {

    private final String text;
    private final int offset;
    private final Wording wording;
    private final SourceLines lines;

    /**
     * @param offset of the text in its file
     */
    DeepBlock(String text, int offset, Wording wording) {
        this.text = text;
        this.offset = offset;
        this.wording = wording;
        this.lines = new SourceLines(text);
    }

    /**
     * Returns the cause above a line that does not fit; null if the line itself is wrong.
     *
     * @param column of the line
     */
    SyntaxCause above(int line, int column) {
        int unit = Indentation.of(text).unit();
        boolean dash = text.startsWith("- ", line + column);
        int parent = lines.above(line);
        int first = -1;
        while (parent >= 0 && !isParent(parent, column, dash)) {
            first = parent;
            parent = lines.above(parent);
        }
        if (parent < 0 || first < 0 || !text.startsWith(":", lines.contentEnd(parent) - 1)) {
            return null;
        }
        int deep = lines.indent(first).length();
        boolean item = text.startsWith("- ", first + deep);
        if (dash && !item && deep == column + 2) {
            TextRange blanks = new TextRange(first + deep - 2, first + deep);
            QuickFix fix =
                    new QuickFix(
                            wording.say("fix.newItem"),
                            true,
                            List.of(TextEdit.replace(blanks.shifted(offset), "- ")));
            return new SyntaxCause(content(first), "yaml-syntax.noDash", List.of(fix));
        }
        boolean level = column == lines.keyColumn(parent) + unit;
        boolean list = item && deep == column && Indentation.of(text).dash() == 0;
        return level && !dash && (deep >= column + unit || list)
                ? new SyntaxCause(content(first), "yaml-syntax.noKey", List.of())
                : null;
    }

    /** Whether a line opens the block that a line at this column is in. */
    private boolean isParent(int above, int column, boolean dash) {
        int own = lines.indent(above).length();
        return own < column || dash && own == column && !text.startsWith("- ", above + own);
    }

    private TextRange content(int line) {
        int start = line + lines.indent(line).length();
        return new TextRange(start, lines.contentEnd(line)).shifted(offset);
    }
}
