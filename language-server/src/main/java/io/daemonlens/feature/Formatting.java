package io.daemonlens.feature;

import io.daemonlens.manifest.Indentation;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.yaml.YamlAlias;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlParser;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSections;
import io.daemonlens.yaml.YamlSequence;
import io.daemonlens.yaml.YamlTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code textDocument/formatting} and {@code rangeFormatting}: removes trailing spaces, ends the
 * file with one newline, and aligns levels whose indentation differs from most of the file. Nothing
 * else changes: comments, quotes, flow and block style stay, and a text that cannot be parsed keeps
 * its indentation.
 */
public final class Formatting {

    private static final int DEEPEST = 200;

    private final String text;
    private final int[] starts;
    private final boolean[] kept;
    private final int[] indents;
    private boolean readable = true;

    private Formatting(String text) {
        this.text = text;
        this.starts = lineStarts(text);
        this.kept = new boolean[starts.length];
        this.indents = new int[starts.length];
        Arrays.fill(indents, -1);
    }

    /** Returns the edits of a whole text, one for each changed line. */
    public static List<TextEdit> of(String text) {
        List<TextEdit> edits = new Formatting(text).edits(true);
        if (same(text, TextEdit.apply(text, edits))) {
            return edits;
        }
        edits = new Formatting(text).edits(false);
        return same(text, TextEdit.apply(text, edits)) ? edits : List.of();
    }

    /** Returns the edits of the lines that a range touches. */
    public static List<TextEdit> of(String text, TextRange range) {
        return of(text).stream()
                .filter(
                        edit ->
                                edit.range().start() <= range.end()
                                        && edit.range().end() >= range.start())
                .toList();
    }

    private List<TextEdit> edits(boolean indent) {
        boolean template = text.contains("{{");
        for (TextRange section : YamlSections.of(text)) {
            YamlTree tree = YamlParser.parse(section.of(text));
            if (tree.problem() != null || tree.root() == null) {
                readable &= tree.problem() == null;
                keepBlocks(section);
                continue;
            }
            Indentation style = Indentation.of(section.of(text));
            keepScalars(tree.root(), section.start(), 0);
            if (indent && !template && !isFlow(tree.root())) {
                new Levels(section.start(), style).root(tree.root());
            }
        }
        settle();
        List<TextEdit> edits = new ArrayList<>();
        for (int line = 0; line < starts.length; line++) {
            line(line, edits);
        }
        end(edits);
        return edits;
    }

    private void line(int line, List<TextEdit> edits) {
        int start = starts[line];
        int end = end(line);
        int content = start;
        while (content < end && text.charAt(content) == ' ') {
            content++;
        }
        int indent = indents[line];
        if (content < end && indent >= 0 && indent != content - start) {
            TextRange before = new TextRange(start, content);
            edits.add(TextEdit.replace(before, " ".repeat(indent)));
        }
        if (kept[line]) {
            return;
        }
        int last = end;
        while (last > start && " \t".indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        if (last < end) {
            edits.add(TextEdit.delete(new TextRange(last, end)));
        }
    }

    /** Leaves one newline at the end and removes blank lines before it. */
    private void end(List<TextEdit> edits) {
        int last = text.length();
        while (last > 0 && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        if (last == 0) {
            return;
        }
        String newline = text.contains("\r\n") ? "\r\n" : "\n";
        String tail = text.substring(last);
        if (!tail.equals(newline)) {
            int from = last;
            edits.removeIf(edit -> edit.range().start() >= from);
            edits.add(TextEdit.replace(new TextRange(last, text.length()), newline));
        }
    }

    /** Gives lines without a level of their own the shift of the line to which they belong. */
    private void settle() {
        int shift = 0;
        for (int line = 0; line < starts.length; line++) {
            int column = column(line);
            if (column < 0) {
                continue;
            }
            if (indents[line] >= 0) {
                shift = indents[line] - column;
            } else if (text.startsWith("---", starts[line])) {
                shift = 0;
            } else {
                int next = isComment(line) ? nextLevel(line, column) : -1;
                indents[line] = Math.max(0, next >= 0 ? next : column + shift);
            }
        }
    }

    /** Returns the level of the next line if a comment stands at its column. */
    private int nextLevel(int line, int column) {
        for (int next = line + 1; next < starts.length; next++) {
            if (column(next) >= 0 && !isComment(next)) {
                return column(next) == column ? indents[next] : -1;
            }
        }
        return -1;
    }

    private boolean isComment(int line) {
        return !kept[line] && text.charAt(starts[line] + column(line)) == '#';
    }

    /** Returns the column of a line's first character; -1 for a blank line. */
    private int column(int line) {
        int at = starts[line];
        int end = end(line);
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
        return at == end ? -1 : at - starts[line];
    }

    private int end(int line) {
        int end = line + 1 < starts.length ? starts[line + 1] - 1 : text.length();
        return end > starts[line] && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** Keeps trailing spaces inside quoted and block scalars, which are part of the value. */
    private void keepScalars(YamlNode node, int offset, int depth) {
        if (depth > DEEPEST || node instanceof YamlAlias) {
            return;
        }
        if (node instanceof YamlScalar scalar && scalar.style() != YamlScalar.Style.PLAIN) {
            boolean block =
                    scalar.style() == YamlScalar.Style.LITERAL
                            || scalar.style() == YamlScalar.Style.FOLDED;
            int first = lineOf(scalar.start() + offset);
            int last = lineOf(Math.max(scalar.start(), scalar.end() - 1) + offset);
            for (int line = block ? first + 1 : first; line <= (block ? last : last - 1); line++) {
                kept[line] = true;
            }
        } else if (node instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                keepScalars(entry.key(), offset, depth + 1);
                keepScalars(entry.value(), offset, depth + 1);
            }
        } else if (node instanceof YamlSequence sequence) {
            sequence.items().forEach(item -> keepScalars(item, offset, depth + 1));
        }
    }

    /** Keeps block scalars detected from the lines alone, in a text that cannot be parsed. */
    private void keepBlocks(TextRange section) {
        int block = -1;
        for (int line = lineOf(section.start()); line < starts.length; line++) {
            int column = column(line);
            if (starts[line] >= section.end()) {
                return;
            }
            if (block >= 0 && (column < 0 || column > block)) {
                kept[line] = true;
                continue;
            }
            block = -1;
            String words = text.substring(starts[line], end(line)).stripTrailing();
            if (words.matches(".*[:-] *[|>][-+0-9]*( +#.*)?")) {
                block = column;
            }
        }
    }

    private int lineOf(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }

    private static boolean isFlow(YamlNode node) {
        return node instanceof YamlMapping mapping && mapping.isFlow()
                || node instanceof YamlSequence sequence && sequence.isFlow();
    }

    private static int[] lineStarts(String text) {
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            count += text.charAt(i) == '\n' ? 1 : 0;
        }
        int[] starts = new int[count];
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                starts[line++] = i + 1;
            }
        }
        return starts;
    }

    /** The target column of each level. */
    private final class Levels {

        private final int offset;
        private final Indentation style;

        Levels(int offset, Indentation style) {
            this.offset = offset;
            this.style = style;
        }

        void root(YamlNode node) {
            place(node, 0, 0, 0);
        }

        /**
         * @param key the column of the key or dash above
         * @param own the column of this node's keys or dashes
         */
        private void place(YamlNode node, int key, int own, int depth) {
            if (depth > DEEPEST || isFlow(node)) {
                return;
            }
            if (node instanceof YamlMapping mapping) {
                for (YamlEntry entry : mapping.entries()) {
                    int line = lineOf(entry.key().start() + offset);
                    boolean first = column(line) == entry.key().start() + offset - starts[line];
                    if (first) {
                        indents[line] = own;
                    }
                    below(entry.value(), line, own, depth);
                }
            } else if (node instanceof YamlSequence sequence) {
                for (YamlNode item : sequence.items()) {
                    int dash = text.lastIndexOf('-', Math.max(item.start() + offset - 1, 0));
                    int line = lineOf(dash);
                    if (dash >= 0 && column(line) == dash - starts[line]) {
                        indents[line] = own;
                    }
                    int inner = item.start() + offset;
                    if (!item.range().isEmpty() && lineOf(inner) == line) {
                        place(item, own, own + inner - dash, depth + 1);
                    } else {
                        place(item, own, own + 2, depth + 1);
                    }
                }
            }
        }

        private void below(YamlNode value, int line, int own, int depth) {
            if (value instanceof YamlMapping && lineOf(firstKey(value)) > line) {
                place(value, own, own + style.unit(), depth + 1);
            } else if (value instanceof YamlSequence) {
                place(value, own, own + style.dash(), depth + 1);
            }
        }

        private int firstKey(YamlNode value) {
            return value instanceof YamlMapping mapping && !mapping.entries().isEmpty()
                    ? mapping.entries().get(0).key().start() + offset
                    : value.start() + offset;
        }
    }

    // ---- whether two texts have the same content

    private static boolean same(String before, String after) {
        List<TextRange> left = YamlSections.of(before);
        List<TextRange> right = YamlSections.of(after);
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            YamlTree was = YamlParser.parse(left.get(i).of(before));
            YamlTree is = YamlParser.parse(right.get(i).of(after));
            if ((was.problem() == null) != (is.problem() == null)
                    || was.problem() == null && !same(was.root(), is.root(), 0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(YamlNode left, YamlNode right, int depth) {
        if (left == null || right == null || depth > DEEPEST) {
            return left == right || depth > DEEPEST;
        }
        if (left instanceof YamlScalar one && right instanceof YamlScalar other) {
            return one.text().equals(other.text()) && one.style() == other.style();
        }
        if (left instanceof YamlAlias one && right instanceof YamlAlias other) {
            return one.name().equals(other.name());
        }
        if (left instanceof YamlSequence one && right instanceof YamlSequence other) {
            boolean same = one.items().size() == other.items().size();
            for (int i = 0; same && i < one.items().size(); i++) {
                same = same(one.items().get(i), other.items().get(i), depth + 1);
            }
            return same;
        }
        if (left instanceof YamlMapping one && right instanceof YamlMapping other) {
            boolean same = one.entries().size() == other.entries().size();
            for (int i = 0; same && i < one.entries().size(); i++) {
                YamlEntry a = one.entries().get(i);
                YamlEntry b = other.entries().get(i);
                same = same(a.key(), b.key(), depth + 1) && same(a.value(), b.value(), depth + 1);
            }
            return same;
        }
        return false;
    }
}
