package io.daemonlens.repair;

/** The lines of a text that may not be valid YAML. Each is addressed by the offset of its start. */
final class SourceLines {

    private final String text;

    SourceLines(String text) {
        this.text = text;
    }

    String indent(int line) {
        int end = line;
        while (end < text.length() && " \t".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return text.substring(line, end);
    }

    /** Returns the column of the key of a line, after its dashes. */
    int keyColumn(int line) {
        int column = line + indent(line).length();
        int end = end(line);
        while (column + 1 < end && text.charAt(column) == '-' && text.charAt(column + 1) == ' ') {
            column++;
            while (column < end && text.charAt(column) == ' ') {
                column++;
            }
        }
        return column - line;
    }

    int above(int line) {
        for (int start = line; start > 0; ) {
            start = start(start - 1);
            String words = text.substring(start, end(start)).strip();
            if (!words.isEmpty() && !words.startsWith("#")) {
                return start;
            }
        }
        return -1;
    }

    int contentEnd(int from) {
        int end = end(from);
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    int start(int from) {
        return text.lastIndexOf('\n', Math.min(from, text.length()) - 1) + 1;
    }

    int end(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
