package io.daemonlens.report.forecast;

import io.daemonlens.engine.apps.DaemonSetStatus;
import io.daemonlens.engine.diagnosis.NodeFinding;
import io.daemonlens.forecast.Why;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.report.TextWrapper;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A diagnosis for a terminal of 80 columns: a summary, the budget as a comparison, every node in
 * its bucket with the cluster's messages, and the remedies.
 */
public final class WhyText {

    private static final int TITLE = 11;
    private static final int MOST_NAMES = 6;
    private static final int MOST_EVIDENCE = 2;

    private final Wording wording;
    private final AnsiStyle paint;
    private final boolean verbose;
    private final StringBuilder out = new StringBuilder();

    private WhyText(Wording wording, AnsiStyle paint, boolean verbose) {
        this.wording = wording;
        this.paint = paint;
        this.verbose = verbose;
    }

    /**
     * @param title the text after the name: the source of the objects, and the time
     * @param verbose whether every node is listed, with its evidence
     */
    public static String of(
            Why why, String title, Wording wording, AnsiStyle paint, boolean verbose) {
        WhyText text = new WhyText(wording, paint, verbose);
        text.write(why, title);
        return text.out.toString();
    }

    private void write(Why why, String title) {
        String name = why.namespace() + "/" + why.name();
        String verdict = wording.say("why.verdict." + why.facts().verdict().word());
        String head = name + " · " + verdict + " · " + title;
        List<String> lines = TextWrapper.wrap(head, TextWrapper.COLUMNS);
        out.append(lines.get(0).replace(name, paint.bold(name))).append('\n');
        lines.stream().skip(1).forEach(line -> out.append("  ").append(line).append('\n'));
        out.append('\n');
        for (String line : TextWrapper.wrap(why.sentence(), TextWrapper.COLUMNS)) {
            boolean well = why.facts().verdict().isWell();
            out.append(well ? paint.green(line) : paint.red(line)).append('\n');
        }
        if (!why.budget().isEmpty()) {
            paragraph("why.BUDGET", why.budget());
        }
        paragraph("why.STATUS", status(why.status()));
        title("why.NODES", wording.say("why.desired", why.facts().desired()));
        why.buckets().forEach(bucket -> bucket(why, bucket));
        remedies(why);
    }

    static String status(DaemonSetStatus status, Wording wording) {
        return wording.say(
                "why.status",
                status.desiredNumberScheduled(),
                status.currentNumberScheduled(),
                status.numberReady(),
                status.updatedNumberScheduled(),
                status.numberAvailable(),
                status.numberMisscheduled());
    }

    private String status(DaemonSetStatus status) {
        return status(status, wording);
    }

    private void bucket(Why why, Why.Bucket bucket) {
        String count = String.format(java.util.Locale.ROOT, "%5d", bucket.nodes().size());
        String label = pad(bucket.name(), 17);
        String row = "  " + (bucket.isTrouble() ? paint.yellow(label) : label) + count + "  ";
        List<String> lines =
                TextWrapper.wrap(
                        names(bucket.nodes(), verbose ? Integer.MAX_VALUE : MOST_NAMES),
                        TextWrapper.COLUMNS - 26);
        out.append(row).append(lines.get(0)).append('\n');
        lines.stream()
                .skip(1)
                .forEach(line -> out.append(" ".repeat(26)).append(line).append('\n'));
        if (bucket.isTrouble()) {
            evidence(why, bucket);
        }
    }

    /** Prints the cluster's messages, once for all nodes with the same message. */
    private void evidence(Why why, Why.Bucket bucket) {
        Map<String, Integer> texts = new LinkedHashMap<>();
        for (NodeFinding node : bucket.nodes()) {
            String text = why.evidence(node, wording);
            if (!text.isEmpty()) {
                texts.merge(text, 1, Integer::sum);
            }
        }
        int most = verbose ? Integer.MAX_VALUE : MOST_EVIDENCE;
        int shown = 0;
        for (Map.Entry<String, Integer> each : texts.entrySet()) {
            if (shown == most) {
                faint(wording.say("why.more-evidence", texts.size() - shown));
                return;
            }
            shown++;
            String times = each.getValue() > 1 ? each.getValue() + " × " : "";
            TextWrapper.wrap(times + each.getKey(), TextWrapper.COLUMNS - 6).forEach(this::faint);
        }
    }

    private void faint(String line) {
        out.append("      ").append(paint.faint(line)).append('\n');
    }

    private void remedies(Why why) {
        if (why.remedies().isEmpty()) {
            return;
        }
        title("why.REMEDIES", wording.say("why.not-run"));
        for (Why.RemedyInWords remedy : why.remedies()) {
            String outcome = remedy.outcome().isEmpty() ? "" : " → " + remedy.outcome();
            List<String> lines = TextWrapper.wrap(remedy.text() + outcome, TextWrapper.COLUMNS - 4);
            out.append("  • ").append(lines.get(0)).append('\n');
            lines.stream().skip(1).forEach(line -> out.append("    " + line + "\n"));
            for (String command : remedy.facts().allCommands()) {
                out.append("      ").append(paint.cyan(command)).append('\n');
            }
        }
    }

    static String names(List<NodeFinding> nodes, int most) {
        List<String> names = new ArrayList<>();
        nodes.stream().limit(most).forEach(node -> names.add(node.name()));
        return String.join(", ", names)
                + (nodes.size() > most ? " … +" + (nodes.size() - most) : "");
    }

    private void paragraph(String key, String text) {
        List<String> lines = TextWrapper.wrap(text, TextWrapper.COLUMNS - TITLE);
        title(key, lines.get(0));
        lines.stream()
                .skip(1)
                .forEach(line -> out.append(" ".repeat(TITLE)).append(line).append('\n'));
    }

    private void title(String key, String text) {
        out.append('\n').append(paint.bold(pad(wording.say(key), TITLE))).append(text).append('\n');
    }

    private static String pad(String text, int columns) {
        return text.length() >= columns ? text + " " : text + " ".repeat(columns - text.length());
    }
}
