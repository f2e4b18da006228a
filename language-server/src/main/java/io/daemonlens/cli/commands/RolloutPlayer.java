package io.daemonlens.cli.commands;

import io.daemonlens.report.forecast.RolloutText;
import java.io.PrintStream;

/** Plays a timeline in a terminal: each row comes when its moment has come. */
final class RolloutPlayer {

    /** Nobody waits longer than this for one row. */
    private static final long MOST_WAIT_MILLIS = 3_000;

    private RolloutPlayer() {}

    static void play(RolloutText text, double speed, PrintStream out) {
        out.print(text.head());
        long before = 0;
        for (RolloutText.Row row : text.rows()) {
            long wait = (long) ((row.atMillis() - before) / speed);
            before = row.atMillis();
            out.flush();
            try {
                Thread.sleep(Math.min(Math.max(wait, 0), MOST_WAIT_MILLIS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            out.print(row.text());
        }
        out.print(text.foot());
    }
}
