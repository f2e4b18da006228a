package io.daemonlens.report.forecast;

import io.daemonlens.engine.simulation.timeline.Step;
import java.util.List;

/**
 * The available pods over time as one line of block characters, from none to the desired number.
 */
final class Sparkline {

    private static final String BLOCKS = "▁▂▃▄▅▆▇█";

    private Sparkline() {}

    /**
     * Returns the minimum of available pods in each interval, so that short dips are visible.
     *
     * @param steps in the order of time, at least one
     * @param endMillis of the last interval
     * @param width the number of intervals
     */
    static String of(List<Step> steps, long endMillis, int width) {
        StringBuilder line = new StringBuilder(width);
        int step = 0;
        for (int part = 0; part < width; part++) {
            long until = endMillis * (part + 1) / width;
            double least = level(steps.get(step));
            while (step + 1 < steps.size() && steps.get(step + 1).atMillis() < until) {
                step++;
                least = Math.min(least, level(steps.get(step)));
            }
            int block = (int) Math.floor(least * (BLOCKS.length() - 1));
            line.append(BLOCKS.charAt(Math.max(0, Math.min(BLOCKS.length() - 1, block))));
        }
        return line.toString();
    }

    private static double level(Step step) {
        int desired = step.status().desired();
        return desired == 0 ? 1 : (double) step.status().available() / desired;
    }
}
