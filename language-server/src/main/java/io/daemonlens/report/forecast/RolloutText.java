package io.daemonlens.report.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.simulation.timeline.RolloutProgress;
import io.daemonlens.engine.simulation.timeline.Step;
import io.daemonlens.engine.simulation.timeline.Stuck;
import io.daemonlens.engine.simulation.timeline.Wave;
import io.daemonlens.forecast.Rollout;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.report.MarkdownText;
import io.daemonlens.report.TextWrapper;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.List;

/** A rollout as a timeline: one row per moment, with a progress bar. */
public final class RolloutText {

    private static final int BAR = 24;
    private static final int SPARKLINE = 48;

    /** The most rows; of a longer timeline, every nth row is shown. */
    private static final int MOST_ROWS = 40;

    /** The most reasons shown for a stuck rollout. */
    private static final int MOST_BLOCKERS = 10;

    private final String daemonSet;
    private final String from;
    private final String to;
    private final Rollout rollout;
    private final ClusterObjects.Source source;
    private final Wording wording;
    private final AnsiStyle paint;
    private final NodeStrip strip;

    /**
     * A line of the timeline.
     *
     * @param atMillis the time since the start
     */
    public record Row(long atMillis, String text) {}

    public RolloutText(
            String daemonSet,
            String from,
            String to,
            Rollout rollout,
            ClusterObjects.Source source,
            Wording wording,
            AnsiStyle paint) {
        this.daemonSet = daemonSet;
        this.from = from;
        this.to = to;
        this.rollout = rollout;
        this.source = source;
        this.wording = wording;
        this.paint = paint;
        this.strip = NodeStrip.of(rollout.timeline());
    }

    /** Returns head, all rows and foot. */
    public String whole() {
        StringBuilder out = new StringBuilder(head());
        rows().forEach(row -> out.append(row.text()));
        return out.append(foot()).toString();
    }

    public String head() {
        String columns = wording.say(strip == null ? "rollout.columns" : "rollout.columns-nodes");
        return heading() + "\n" + paint.bold(columns) + "\n";
    }

    /** Returns the names and the assumptions. */
    public String heading() {
        StringBuilder out = new StringBuilder();
        String names =
                from == null || to == null || from.equals(to)
                        ? ""
                        : " · " + wording.say("rollout.names", from, "-" + hash(to));
        out.append(paint.bold(daemonSet))
                .append(" · ")
                .append(wording.say("rollout.start." + rollout.start().word()))
                .append(names)
                .append('\n');
        String assumed = RolloutWords.assumed(rollout, wording);
        TextWrapper.wrap(assumed, TextWrapper.COLUMNS)
                .forEach(l -> out.append(paint.faint(l)).append('\n'));
        if (strip != null) {
            String legend = wording.say("rollout.legend", String.join(", ", strip.nodes()));
            TextWrapper.wrap(legend, TextWrapper.COLUMNS)
                    .forEach(l -> out.append(paint.faint(l)).append('\n'));
        }
        return out.toString();
    }

    private static String hash(String revision) {
        return revision.substring(revision.lastIndexOf('-') + 1);
    }

    public List<Row> rows() {
        List<Step> steps = rollout.timeline().steps();
        List<Row> rows = new ArrayList<>();
        int every = (steps.size() + MOST_ROWS - 1) / MOST_ROWS;
        for (int i = 0; i < steps.size(); i++) {
            if (every <= 1 || i % every == 0 || i == steps.size() - 1) {
                rows.add(row(steps.get(i)));
            }
        }
        return rows;
    }

    private Row row(Step step) {
        RolloutProgress status = step.status();
        int desired = Math.max(1, status.desired());
        int full = Math.min(BAR, BAR * status.updated() / desired);
        String numbers =
                String.format(
                        "%9s  %7d  %7d  %9d  %11d  ",
                        Durations.text(step.atMillis()),
                        status.desired(),
                        status.updated(),
                        status.available(),
                        status.unavailable());
        String bar =
                strip != null
                        ? strip.at(step.atMillis(), paint)
                        : paint.green("█".repeat(full)) + paint.faint("░".repeat(BAR - full));
        return new Row(step.atMillis(), numbers + bar + "\n");
    }

    public String foot() {
        StringBuilder out = new StringBuilder("\n");
        TextWrapper.wrap(RolloutWords.summary(rollout, wording), TextWrapper.COLUMNS)
                .forEach(line -> out.append(line).append('\n'));
        List<Step> steps = rollout.timeline().steps();
        if (steps.size() > 2) {
            long end = steps.get(steps.size() - 1).atMillis();
            String spark = Sparkline.of(steps, end, SPARKLINE);
            out.append("  ").append(wording.say("rollout.availability", spark)).append('\n');
        }
        List<Wave> waves = rollout.timeline().waves();
        int shown = Math.min(waves.size(), 6);
        for (int i = 0; i < shown; i++) {
            String line =
                    wording.say(
                            "rollout.wave-line",
                            i + 1,
                            Durations.text(waves.get(i).startMillis()),
                            String.join(", ", waves.get(i).nodes()));
            out.append("  ")
                    .append(line.length() > 78 ? line.substring(0, 77) + "…" : line)
                    .append('\n');
        }
        if (waves.size() > shown) {
            out.append("  ")
                    .append(wording.say("rollout.more-waves", waves.size() - shown))
                    .append('\n');
        }
        out.append(
                wording.say(
                        rollout.timeline().maxUnavailable() == 1
                                ? "rollout.most-one"
                                : "rollout.most",
                        rollout.timeline().maxUnavailable(),
                        rollout.timeline().podsDeleted(),
                        rollout.timeline().podsCreated()));
        out.append('\n');
        for (String text : RolloutWords.warnings(rollout, wording)) {
            TextWrapper.wrap(text, TextWrapper.COLUMNS)
                    .forEach(line -> out.append(line).append('\n'));
        }
        Stuck stuck = rollout.timeline().stuck();
        if (stuck != null) {
            for (String text : RolloutWords.blockers(stuck, MOST_BLOCKERS, wording)) {
                for (String line : TextWrapper.wrap(text, TextWrapper.COLUMNS - 2)) {
                    out.append("  ").append(paint.red(line)).append('\n');
                }
            }
        }
        return out.toString();
    }

    /** Returns the report for a pull request. */
    public static String markdown(
            String namespace,
            String name,
            Rollout rollout,
            ClusterObjects.Source source,
            Wording wording) {
        StringBuilder out = new StringBuilder();
        out.append("### ").append(MarkdownText.escape(namespace + "/" + name)).append("\n\n");
        out.append(wording.say("rollout.start." + rollout.start().word())).append(": ");
        out.append(MarkdownText.sentence(RolloutWords.summary(rollout, wording))).append("\n\n");
        Stuck stuck = rollout.timeline().stuck();
        List<String> more = new ArrayList<>(RolloutWords.warnings(rollout, wording));
        if (stuck != null) {
            more.addAll(RolloutWords.blockers(stuck, MOST_BLOCKERS, wording));
        }
        more.forEach(each -> out.append("- ").append(MarkdownText.sentence(each)).append('\n'));
        out.append(more.isEmpty() ? "" : "\n");
        out.append(RolloutWords.assumed(rollout, wording)).append("\n\n");
        out.append("| wave | starts after | nodes |\n|---|---|---|\n");
        int number = 1;
        for (Wave wave : rollout.timeline().waves()) {
            out.append("| ").append(number++).append(" | ");
            out.append(Durations.text(wave.startMillis())).append(" | ");
            out.append(MarkdownText.escape(String.join(", ", wave.nodes()))).append(" |\n");
        }
        return out.toString();
    }
}
