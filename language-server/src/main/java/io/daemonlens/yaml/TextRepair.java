package io.daemonlens.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Repairs a broken text with as few changes as possible, so that the text around a mistake still
 * has a tree. A bare word becomes a key, an unclosed bracket or quote is removed, and text that
 * fits nowhere is blanked. Offsets of the repaired text map back to the original.
 */
final class TextRepair {

    /** The most repairs to try before giving up. */
    private static final int ROUNDS = 16;

    /** A word on a longer line was not left unfinished. */
    private static final int LONGEST_LINE = 2_000;

    private static final Pattern BARE_WORD = Pattern.compile("\\s*(- +)?[A-Za-z][\\w./-]*\\s*");

    private final StringBuilder text;

    /** Offsets of the inserted colons in the repaired text, in ascending order. */
    private final List<Integer> inserted = new ArrayList<>();

    private TextRepair(String text) {
        this.text = new StringBuilder(text);
    }

    /**
     * Returns the tree of the repaired text with original offsets, or null if the repair failed.
     */
    static YamlNode tree(String text, YamlException first) {
        TextRepair repair = new TextRepair(text);
        YamlException problem = first;
        for (int round = 0; round < ROUNDS; round++) {
            if (problem.offset > repair.text.length() || !repair.change(problem)) {
                return null;
            }
            Composer composer =
                    new Composer(
                            new Scanner(
                                    new Characters(
                                            repair.text.toString(),
                                            -1,
                                            null,
                                            YamlDialect.CURRENT)));
            try {
                composer.compose();
                YamlNode root = composer.root();
                if (root != null && !repair.inserted.isEmpty()) {
                    root.moved(repair::original);
                }
                return root;
            } catch (YamlException e) {
                problem = e;
            }
        }
        return null;
    }

    /** Maps an offset back to the original text. */
    private int original(int offset) {
        int before = 0;
        for (int at : inserted) {
            before += at < offset ? 1 : 0;
        }
        return offset - before;
    }

    /** Changes the text at the problem; returns false if there is nothing left to change. */
    private boolean change(YamlException problem) {
        int context = problem.contextOffset;
        switch (problem.kind) {
            case MISSING_COLON -> {
                if (context >= 0) {
                    return colon(context) || blankLine(context);
                }
            }
            case MAPPING_VALUE -> {
                int above = lineAbove(problem.offset);
                return above >= 0 && isBareWord(above) && colon(above)
                        || blankBehindColon(problem.offset);
            }
            case UNCLOSED_QUOTE -> {
                if (context >= 0) {
                    return blank(context, context + 1);
                }
            }
            case EXPECTED_COMMA -> {
                if (context >= 0) {
                    return blank(context, lineEnd(context)) || blankLine(problem.offset);
                }
            }
            case TAB -> {
                return blankTabs(problem.offset) || blankLine(problem.offset);
            }
            case BAD_START -> {
                return blankTabs(problem.offset) || blank(problem.offset, lineEnd(problem.offset));
            }
            case CHARACTER, EXPECTED_KEY, EXPECTED_ITEM, OTHER -> {}
        }
        return blankLine(Math.min(problem.offset, Math.max(0, text.length() - 1)));
    }

    private boolean colon(int offset) {
        if (!isBareWord(offset)) {
            return false;
        }
        int end = lineEnd(offset);
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int at = end;
        text.insert(at, ':');
        inserted.replaceAll(each -> each >= at ? each + 1 : each);
        inserted.add(at);
        return true;
    }

    private boolean isBareWord(int offset) {
        int start = lineStart(offset);
        int end = lineEnd(offset);
        return end - start <= LONGEST_LINE
                && BARE_WORD.matcher(text.substring(start, end)).matches();
    }

    private int lineStart(int offset) {
        return text.lastIndexOf("\n", Math.max(0, Math.min(offset, text.length()) - 1)) + 1;
    }

    private int lineEnd(int offset) {
        int end = text.indexOf("\n", offset);
        return end < 0 ? text.length() : end;
    }

    /** Returns an offset in the nearest nonblank line above, or -1. */
    private int lineAbove(int offset) {
        for (int end = lineStart(offset) - 1; end > 0; end = lineStart(end) - 1) {
            int start = text.lastIndexOf("\n", end - 1) + 1;
            if (!text.substring(start, end).isBlank()) {
                return start == end ? start : end - 1;
            }
            end = start;
        }
        return -1;
    }

    private boolean blankBehindColon(int offset) {
        int start = lineStart(offset);
        int colon = text.indexOf(": ", start);
        return colon >= 0 && colon < offset && blank(colon + 1, lineEnd(offset))
                || blankLine(offset);
    }

    private boolean blankTabs(int offset) {
        boolean changed = false;
        for (int i = lineStart(offset); i < lineEnd(offset) && text.charAt(i) <= ' '; i++) {
            if (text.charAt(i) == '\t') {
                text.setCharAt(i, ' ');
                changed = true;
            }
        }
        return changed;
    }

    private boolean blankLine(int offset) {
        if (blank(lineStart(offset), lineEnd(offset))) {
            return true;
        }
        int above = lineAbove(offset);
        return above >= 0 && blank(lineStart(above), lineEnd(above));
    }

    private boolean blank(int from, int to) {
        boolean changed = false;
        for (int i = from; i < Math.min(to, text.length()); i++) {
            if (text.charAt(i) != ' ' && text.charAt(i) != '\r' && text.charAt(i) != '\n') {
                text.setCharAt(i, ' ');
                changed = true;
            }
        }
        return changed;
    }
}
