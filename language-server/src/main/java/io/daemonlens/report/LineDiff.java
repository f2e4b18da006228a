package io.daemonlens.report;

import java.util.ArrayList;
import java.util.List;

/** Two texts beside each other, line by line. */
final class LineDiff {

    private static final int CONTEXT = 2;

    /** Longer texts are told as removed and added: comparing takes the product of their lengths. */
    private static final int MOST_LINES = 2_000;

    private LineDiff() {}

    /** {@code -} was, {@code +} is, blank both; a blank line of three dots stands for many. */
    record Line(char sign, String text) {}

    static List<Line> of(List<String> from, List<String> to) {
        if (from.isEmpty() || to.isEmpty() || from.size() > MOST_LINES || to.size() > MOST_LINES) {
            List<Line> all = new ArrayList<>();
            from.forEach(line -> all.add(new Line('-', line)));
            to.forEach(line -> all.add(new Line('+', line)));
            return all;
        }
        return shortened(script(from, to));
    }

    private static List<Line> script(List<String> from, List<String> to) {
        int[][] best = new int[from.size() + 1][to.size() + 1];
        for (int i = from.size() - 1; i >= 0; i--) {
            for (int j = to.size() - 1; j >= 0; j--) {
                best[i][j] =
                        from.get(i).equals(to.get(j))
                                ? best[i + 1][j + 1] + 1
                                : Math.max(best[i + 1][j], best[i][j + 1]);
            }
        }
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < from.size() || j < to.size()) {
            if (i < from.size() && j < to.size() && from.get(i).equals(to.get(j))) {
                lines.add(new Line(' ', from.get(i++)));
                j++;
            } else if (i < from.size() && (j == to.size() || best[i + 1][j] >= best[i][j + 1])) {
                lines.add(new Line('-', from.get(i++)));
            } else {
                lines.add(new Line('+', to.get(j++)));
            }
        }
        return lines;
    }

    /** Without what is the same far from every change. */
    private static List<Line> shortened(List<Line> lines) {
        List<Line> kept = new ArrayList<>();
        boolean left = false;
        for (int i = 0; i < lines.size(); i++) {
            boolean near = false;
            int end = Math.min(lines.size() - 1, i + CONTEXT);
            for (int k = Math.max(0, i - CONTEXT); k <= end; k++) {
                near |= lines.get(k).sign() != ' ';
            }
            if (near) {
                kept.add(lines.get(i));
            } else if (!left) {
                kept.add(new Line(' ', "…"));
            }
            left = !near;
        }
        return kept;
    }
}
