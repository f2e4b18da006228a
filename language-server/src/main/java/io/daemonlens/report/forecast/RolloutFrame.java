package io.daemonlens.report.forecast;

import io.daemonlens.engine.simulation.timeline.Step;
import io.daemonlens.engine.simulation.timeline.Timeline;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.text.Wording;
import java.util.List;

/** One moment of a rollout in one line, which a terminal updates in place. */
public final class RolloutFrame {

    private static final int BAR = 20;

    private final Timeline timeline;
    private final NodeStrip strip;
    private final Wording wording;
    private final AnsiStyle paint;

    public RolloutFrame(Timeline timeline, Wording wording, AnsiStyle paint) {
        this.timeline = timeline;
        this.strip = NodeStrip.of(timeline);
        this.wording = wording;
        this.paint = paint;
    }

    /** The time at which the timeline ends. */
    public long endMillis() {
        List<Step> steps = timeline.steps();
        return Math.max(timeline.durationMillis(), steps.get(steps.size() - 1).atMillis());
    }

    /** Returns the line at a moment; without the node strip if the terminal is too narrow. */
    public String at(long millis, int columns) {
        Step step = stepAt(millis);
        int desired = Math.max(1, step.status().desired());
        int full = Math.min(BAR, BAR * step.status().updated() / desired);
        String time = clock(millis) + " / " + clock(endMillis());
        String counts =
                wording.say(
                        "rollout.frame",
                        step.status().updated(),
                        step.status().desired(),
                        step.status().available(),
                        step.status().unavailable());
        String line =
                time + "  " + paint.green("█".repeat(full)) + paint.faint("░".repeat(BAR - full));
        int used = time.length() + 2 + BAR + 2 + counts.length();
        if (used > columns) {
            return line;
        }
        boolean roomy = strip != null && used + 2 + strip.nodes().size() <= columns;
        return line + "  " + counts + (roomy ? "  " + strip.at(millis, paint) : "");
    }

    private Step stepAt(long millis) {
        List<Step> steps = timeline.steps();
        int low = 0;
        int high = steps.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (steps.get(middle).atMillis() <= millis) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return steps.get(low);
    }

    private static String clock(long millis) {
        long seconds = millis / 1_000;
        long minutes = seconds / 60;
        String rest = (seconds % 60 < 10 ? "0" : "") + seconds % 60;
        return minutes < 60
                ? minutes + ":" + rest
                : minutes / 60 + ":" + (minutes % 60 < 10 ? "0" : "") + minutes % 60 + ":" + rest;
    }
}
