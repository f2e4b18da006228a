package io.daemonlens.engine.kubectl;

import java.util.ArrayList;
import java.util.List;

/**
 * Aligns tab-separated text as Go's {@code text/tabwriter} does for kubectl. Adjacent lines with
 * one more cell share its width, cells are separated by two spaces, and the text after the last tab
 * of a line does not affect the width.
 */
final class Columns {

    private static final int PADDING = 2;

    private final List<String[]> lines = new ArrayList<>();
    private final List<StringBuilder> laid = new ArrayList<>();

    private Columns() {}

    static String align(String text) {
        Columns columns = new Columns();
        for (String line : text.split("\n", -1)) {
            columns.lines.add(line.split("\t", -1));
            columns.laid.add(new StringBuilder());
        }
        columns.block(0, columns.lines.size(), 0);
        return String.join("\n", columns.laid);
    }

    /** Aligns the lines, starting at the given column. */
    private void block(int from, int to, int column) {
        for (int at = from; at < to; ) {
            if (!hasCell(at, column)) {
                laid.get(at).append(lines.get(at)[column]);
                at++;
                continue;
            }
            int end = at;
            int width = 0;
            while (end < to && hasCell(end, column)) {
                width = Math.max(width, length(lines.get(end)[column]) + PADDING);
                end++;
            }
            for (int i = at; i < end; i++) {
                String cell = lines.get(i)[column];
                laid.get(i).append(cell).append(" ".repeat(width - length(cell)));
            }
            block(at, end, column + 1);
            at = end;
        }
    }

    private boolean hasCell(int line, int column) {
        return lines.get(line).length > column + 1;
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
