package io.daemonlens.cli.commands;

import io.daemonlens.report.forecast.RolloutFrame;
import java.io.PrintStream;

/** Plays a rollout in a terminal as one line that is updated in place. */
final class RolloutPlayer {

    private static final long FRAME_MILLIS = 50;

    /** Returns to the start of the line; the rest of the line is cleared. */
    private static final String AGAIN = "\r";

    private static final String CLEAR = "\u001b[K";

    private RolloutPlayer() {}

    /**
     * @param speed simulated milliseconds per real millisecond
     * @param columns the width of the terminal
     */
    static void play(RolloutFrame frame, double speed, int columns, PrintStream out) {
        long end = frame.endMillis();
        for (double at = 0; ; at += FRAME_MILLIS * speed) {
            long millis = (long) Math.min(at, end);
            out.print(AGAIN + frame.at(millis, columns) + CLEAR);
            out.flush();
            if (millis >= end) {
                out.println();
                return;
            }
            try {
                Thread.sleep(FRAME_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                out.println();
                return;
            }
        }
    }
}
