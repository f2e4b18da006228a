package io.daemonlens.repair;

import io.daemonlens.findings.QuickFix;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;

/** A tab in the indentation of a line, which YAML does not allow, and the spaces for it. */
final class TabRepair {

    /** Up to so many lines with tabs, the lines around them tell the indentation. */
    private static final int FEW_TABS = 2;

    private final String text;
    private final int offset;
    private final Wording wording;
    private final SourceLines lines;

    /**
     * @param offset of the text in its file
     */
    TabRepair(String text, int offset, Wording wording) {
        this.text = text;
        this.offset = offset;
        this.wording = wording;
        this.lines = new SourceLines(text);
    }

    /** Returns the nearest tab in an indentation at or above an offset; null if there is none. */
    SyntaxCause at(int at, int linesBack) {
        int line = lines.start(at);
        for (int n = 0; n < linesBack && !lines.indent(line).contains("\t") && line > 0; n++) {
            line = lines.start(line - 1);
        }
        String indent = lines.indent(line);
        if (!indent.contains("\t")) {
            return null;
        }
        List<TextEdit> edits = withoutTabs();
        int first = line + indent.indexOf('\t');
        return new SyntaxCause(
                new TextRange(first, first + 1).shifted(offset),
                "yaml-syntax.tab",
                List.of(new QuickFix(wording.say("fix.tabs"), true, edits)));
    }

    /**
     * Replaces all tabs by spaces, in a way that makes the text valid: the indentation of the lines
     * around a single line, else the same width for every tab.
     */
    private List<TextEdit> withoutTabs() {
        List<List<TextEdit>> tries = new ArrayList<>();
        for (int width : new int[] {2, 4, 8}) {
            tries.add(withoutTabs((line, tabs) -> tabs.replace("\t", " ".repeat(width))));
        }
        tries.add(withoutTabs((line, tabs) -> " ".repeat(columnBelow(line))));
        tries.add(withoutTabs((line, tabs) -> " ".repeat(columnAbove(line))));
        if (tries.get(0).size() <= FEW_TABS) {
            Collections.rotate(tries, 2);
        }
        for (List<TextEdit> edits : tries) {
            if (YamlParser.parse(TextEdit.apply(text, edits)).problem() == null) {
                return shifted(edits);
            }
        }
        return shifted(tries.get(0));
    }

    private List<TextEdit> withoutTabs(BiFunction<Integer, String, String> spaces) {
        List<TextEdit> edits = new ArrayList<>();
        for (int from = 0; from < text.length(); from = lines.end(from) + 1) {
            String before = lines.indent(from);
            if (before.contains("\t")) {
                edits.add(
                        TextEdit.replace(
                                new TextRange(from, from + before.length()),
                                spaces.apply(from, before)));
            }
        }
        return edits;
    }

    private List<TextEdit> shifted(List<TextEdit> edits) {
        return edits.stream()
                .map(edit -> TextEdit.replace(edit.range().shifted(offset), edit.newText()))
                .toList();
    }

    private int columnAbove(int line) {
        int above = lines.above(line);
        return above < 0 ? 0 : lines.keyColumn(above);
    }

    /** Returns the indentation of the next line with content that has no tabs. */
    private int columnBelow(int line) {
        for (int next = lines.end(line) + 1; next < text.length(); next = lines.end(next) + 1) {
            String words = text.substring(next, lines.end(next)).strip();
            if (!words.isEmpty() && !words.startsWith("#") && !lines.indent(next).contains("\t")) {
                return lines.indent(next).length();
            }
        }
        return columnAbove(line);
    }
}
