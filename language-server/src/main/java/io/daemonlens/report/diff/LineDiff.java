package io.daemonlens.report.diff;

import io.daemonlens.text.CommonItems;
import java.util.ArrayList;
import java.util.List;

/** A line-by-line diff of two texts. */
final class LineDiff {

    private static final int CONTEXT = 2;

    private LineDiff() {}

    /**
     * A line of the diff: {@code -} removed, {@code +} added, blank unchanged; a blank line of
     * three dots stands for omitted lines.
     */
    record Line(char sign, String text) {}

    static List<Line> of(List<String> from, List<String> to) {
        List<Line> all = new ArrayList<>();
        CommonItems.script(from, to, (sign, text) -> all.add(new Line(sign, text)));
        return shortened(all);
    }

    /** Omits unchanged lines far from any change. */
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
