package io.daemonlens.report.forecast;

import io.daemonlens.engine.apps.Change;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.simulation.timeline.Timeline;
import io.daemonlens.forecast.PlacementView;
import io.daemonlens.forecast.Restarts;
import io.daemonlens.forecast.Rollout;
import io.daemonlens.forecast.node.EvictedGroup;
import io.daemonlens.forecast.node.NodeOutcome;
import io.daemonlens.forecast.node.NodeView;
import io.daemonlens.forecast.plan.Plan;
import io.daemonlens.forecast.plan.PlanChange;
import io.daemonlens.forecast.plan.PlanChange.Kind;
import io.daemonlens.forecast.plan.RelatedChange;
import io.daemonlens.forecast.plan.RestartCause;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.report.MarkdownText;
import io.daemonlens.report.diff.DiffReport;
import io.daemonlens.report.lint.JsonLintReport;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.List;

/** A plan in each format; all formats show the same {@link Facts}. */
public final class PlanReport {

    /** GitHub limits comments to 65,536 characters. */
    private static final int LONGEST_COMMENT = 60_000;

    /** The most characters of a table; the rest of a comment is for the details. */
    private static final int LONGEST_TABLE = 40_000;

    /** The most node names of a line of a comment. */
    private static final int MOST_NODES = 20;

    /** The marker by which a bot finds its own comment to update it. */
    private static final String MARKER = "<!-- daemonlens plan -->";

    private final Plan plan;
    private final Wording words;

    public PlanReport(Plan plan, Wording words) {
        this.plan = plan;
        this.words = words;
    }

    /** The figures of the closing line. */
    private record Facts(
            int added, int changed, int removed, int refused, int restart, int move, int stuck) {}

    private Facts facts() {
        int[] n = new int[7];
        for (PlanChange each : plan.changes()) {
            n[0] += each.kind() == Kind.ADDED ? 1 : 0;
            n[1] += each.kind() == Kind.CHANGED ? 1 : 0;
            n[2] += each.kind() == Kind.REMOVED ? 1 : 0;
            n[3] += isRefused(each) ? 1 : 0;
            n[4] += restarts(each) ? 1 : 0;
            boolean moves = !each.gained().isEmpty() || !each.lost().isEmpty();
            n[5] += each.kind() == Kind.CHANGED && moves ? 1 : 0;
            n[6] +=
                    each.kind() != Kind.UNCHANGED && outcome(each) == Timeline.Outcome.STUCK
                            ? 1
                            : 0;
        }
        return new Facts(n[0], n[1], n[2], n[3], n[4], n[5], n[6]);
    }

    private static boolean restarts(PlanChange each) {
        return each.restarts() != null
                && !each.rejected()
                && each.restarts().when() == Restarts.When.ROLLING_UPDATE;
    }

    private static Timeline.Outcome outcome(PlanChange each) {
        return each.rollout() == null ? null : each.rollout().timeline().outcome();
    }

    private boolean isRefused(PlanChange each) {
        return each.isRefused()
                || each.kind() != Kind.UNCHANGED
                        && each.after() != null
                        && each.after().placement(words).count(NodeOutcome.REFUSED) > 0;
    }

    /** The document {@code kind: PlanReport}. */
    public JsonObject json() {
        JsonArray changes = new JsonArray();
        plan.changes().forEach(each -> changes.add(json(each)));
        Facts facts = facts();
        return new JsonObject()
                .put("apiVersion", "daemonlens.io/v1")
                .put("kind", "PlanReport")
                .put("base", plan.base())
                .put("head", plan.head())
                .put(
                        "cluster",
                        new JsonObject()
                                .put("source", plan.cluster().source().word())
                                .put("title", plan.cluster().title())
                                .put("nodes", number(plan.cluster().nodes().size())))
                .put("changes", changes)
                .put(
                        "summary",
                        new JsonObject()
                                .put("added", number(facts.added))
                                .put("changed", number(facts.changed))
                                .put("removed", number(facts.removed))
                                .put("refused", number(facts.refused))
                                .put("restart", number(facts.restart))
                                .put("move", number(facts.move))
                                .put("stuck", number(facts.stuck)));
    }

    private JsonObject json(PlanChange each) {
        JsonObject json =
                new JsonObject()
                        .put("file", each.file())
                        .put("namespace", each.namespace())
                        .put("name", each.name())
                        .put("change", each.kind().word());
        json.put(
                "accepted",
                each.kind() == Kind.REMOVED
                        ? JsonNull.NULL
                        : JsonBoolean.of(each.comparison().accepted()));
        json.put("apiServer", JsonLintReport.answer(each.comparison().answer()));
        json.put(
                "restarts",
                each.restarts() == null ? JsonNull.NULL : DiffReport.restarts(each.restarts()));
        json.put("changes", DiffReport.changes(each.comparison().changes()));
        PlacementView placement = each.after() == null ? null : each.after().placement(words);
        json.put(
                "placement",
                new JsonObject()
                        .put("before", number(each.before()))
                        .put("after", number(each.afterwards()))
                        .put("gained", texts(each.gained()))
                        .put("lost", texts(each.lost()))
                        .put("pending", count(placement, NodeOutcome.PENDING))
                        .put("evicted", number(placement == null ? 0 : placement.evictions()))
                        .put("refused", count(placement, NodeOutcome.REFUSED)));
        Rollout rollout = each.kind() == Kind.UNCHANGED ? null : each.rollout();
        json.put("rollout", rollout == null ? JsonNull.NULL : RolloutJson.rollout(rollout, words));
        json.put(
                "findings",
                new JsonObject()
                        .put("errors", number(each.errors()))
                        .put("warnings", number(each.warnings())));
        json.put("newlyRefused", JsonBoolean.of(each.newlyRefused()));
        json.put("references", DiffReport.references(each.references(), words));
        JsonArray effects = new JsonArray();
        lines(each, Integer.MAX_VALUE).forEach(effects::add);
        return json.put("effects", effects);
    }

    private static JsonNumber count(PlacementView placement, NodeOutcome outcome) {
        return number(placement == null ? 0 : placement.count(outcome));
    }

    private static JsonNumber number(int value) {
        return new JsonNumber(Integer.toString(value));
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    /** Returns the text for a terminal: the important changes first, and one closing line. */
    public String text(AnsiStyle paint) {
        StringBuilder out = new StringBuilder();
        out.append(words.say("plan.head", plan.base(), plan.head(), plan.cluster().title()));
        out.append('\n');
        for (PlanChange each : plan.changes()) {
            if (!each.matters()) {
                continue;
            }
            out.append('\n').append(sign(each, paint)).append(' ');
            out.append(paint.bold(each.namespace() + "/" + each.name()));
            out.append(each.file().isEmpty() ? "" : "  " + paint.faint(each.file())).append('\n');
            for (String line : lines(each, Integer.MAX_VALUE)) {
                out.append("    ").append(line).append('\n');
            }
            for (Change change : each.comparison().changes()) {
                out.append("      ").append(change.path()).append("  ");
                out.append(value(change.from())).append(" → ").append(value(change.to()));
                out.append("  ").append(paint.faint(change.effect().word())).append('\n');
            }
        }
        return out.append('\n').append(paint.bold(closing())).append('\n').toString();
    }

    private static String sign(PlanChange each, AnsiStyle paint) {
        return switch (each.kind()) {
            case ADDED -> paint.green("+");
            case REMOVED -> paint.red("-");
            case CHANGED -> paint.yellow("~");
            case UNCHANGED -> " ";
        };
    }

    private static String value(Object value) {
        String text = String.valueOf(value == null ? "" : value);
        return text.length() > 60 ? text.substring(0, 57) + "…" : text;
    }

    /**
     * Returns the effects of the change on one DaemonSet, harmful ones first.
     *
     * @param mostNodes the most node names of a line
     */
    private List<String> lines(PlanChange each, int mostNodes) {
        List<String> lines = new ArrayList<>();
        if (each.rejected()) {
            lines.add(words.say("plan.rejected", each.comparison().answer().message()));
            if (each.comparison().answer().errors().stream()
                    .anyMatch(error -> error.rule().equals("immutable-field"))) {
                lines.add(words.say("plan.immutable"));
            }
            return lines;
        }
        if (each.kind() == Kind.REMOVED) {
            lines.add(words.say("plan.removed", each.before()));
            return lines;
        }
        PlacementView placement = each.after() == null ? null : each.after().placement(words);
        boolean unchanged = each.kind() == Kind.UNCHANGED;
        if (placement != null
                && placement.refusal() != null
                && (!unchanged || each.newlyRefused())) {
            String key = unchanged ? "plan.refused-later" : "plan.refused";
            lines.add(words.say(key, placement.refusal().message()));
        }
        for (RelatedChange reference : each.references()) {
            if (reference.refused()) {
                lines.add(reference.sentence(words));
            }
        }
        if (placement != null && !unchanged) {
            for (EvictedGroup group : placement.evicted()) {
                lines.add(words.say("preview.EVICTS") + " " + group.sentence(words));
            }
        }
        lost(each, placement, mostNodes, lines);
        if (each.rollout() != null && !unchanged && each.rollout().timeline().outcome().isStuck()) {
            lines.add(RolloutWords.summary(each.rollout(), words));
        }
        if (placement != null && !unchanged) {
            lines.add(placement.tally(words));
        }
        if (!each.gained().isEmpty() && each.kind() != Kind.ADDED) {
            lines.add(words.say("plan.gained", names(each.gained(), mostNodes)));
        }
        restart(each, lines);
        for (RelatedChange reference : each.references()) {
            if (!reference.refused()) {
                lines.add(reference.sentence(words));
            }
        }
        if (each.errors() + each.warnings() > 0) {
            lines.add(words.say("plan.findings", each.errors(), each.warnings()));
        }
        return lines;
    }

    private void lost(PlanChange each, PlacementView placement, int mostNodes, List<String> lines) {
        List<String> pending = new ArrayList<>();
        if (placement != null) {
            for (NodeView node : placement.nodes()) {
                if (node.outcome() == NodeOutcome.PENDING && each.lost().contains(node.name())) {
                    pending.add(node.name());
                }
            }
        }
        List<String> gone = new ArrayList<>(each.lost());
        gone.removeAll(pending);
        if (!gone.isEmpty()) {
            lines.add(words.say("plan.lost", names(gone, mostNodes)));
        }
        if (!pending.isEmpty()) {
            lines.add(words.say("plan.waits", names(pending, mostNodes)));
        }
    }

    private void restart(PlanChange each, List<String> lines) {
        if (each.kind() == Kind.CHANGED && each.restarts() != null) {
            lines.add(each.restarts().sentence(words));
        }
        RestartCause cause = each.restartCause();
        if (cause != null) {
            lines.add(cause.sentence(words));
        }
        if (each.rollout() != null
                && each.kind() != Kind.UNCHANGED
                && !each.rollout().timeline().outcome().isStuck()) {
            lines.add(RolloutWords.summary(each.rollout(), words));
        }
    }

    private String names(List<String> nodes, int most) {
        return nodes.size() <= most
                ? String.join(", ", nodes)
                : String.join(", ", nodes.subList(0, most))
                        + words.say("plan.more-nodes", nodes.size() - most);
    }

    /** {@code 1 to add, 2 to change (restart 40 pods, 14–21 min), 1 refused}. */
    public String closing() {
        Facts facts = facts();
        int pods = 0;
        long fastest = 0;
        long slowest = 0;
        for (PlanChange each : plan.changes()) {
            if (restarts(each)) {
                pods += each.restarts().pods() == null ? 0 : each.restarts().pods();
                if (each.rollout() != null && each.rollout().ends()) {
                    fastest = Math.max(fastest, each.rollout().fastestMillis());
                    slowest = Math.max(slowest, each.rollout().slowestMillis());
                }
            }
        }
        List<String> parts = new ArrayList<>();
        parts.add(words.say("plan.add", facts.added));
        String time =
                fastest == slowest
                        ? Durations.text(slowest)
                        : Durations.text(fastest) + "–" + Durations.text(slowest);
        if (facts.restart == 0) {
            parts.add(words.say("plan.change", facts.changed));
        } else if (slowest == 0 && facts.stuck > 0) {
            parts.add(words.say("plan.change.never", facts.changed, pods));
        } else {
            String key = pods == 1 ? "plan.change.restart.one" : "plan.change.restart";
            parts.add(words.say(key, facts.changed, pods, time));
        }
        parts.add(words.say("plan.remove", facts.removed));
        if (facts.refused > 0) {
            parts.add(words.say("plan.are-refused", facts.refused));
        }
        if (facts.stuck > 0) {
            parts.add(words.say("plan.are-stuck", facts.stuck));
        }
        return words.say("plan.closing", String.join(", ", parts));
    }

    /** Returns one comment for a pull request, whatever the number of DaemonSets. */
    public String markdown() {
        StringBuilder out = new StringBuilder(MARKER).append('\n');
        out.append("**").append(closing()).append("**\n\n");
        out.append("`").append(plan.base()).append("` → `").append(plan.head()).append("` · ");
        out.append(escape(plan.cluster().title())).append("\n\n");
        out.append("| | DaemonSet | ").append(words.say("plan.column.pods")).append(" | ");
        out.append(words.say("plan.column.effect")).append(" |\n|---|---|---|---|\n");
        int left = 0;
        List<String> details = new ArrayList<>();
        for (PlanChange each : plan.changes()) {
            if (!each.matters()) {
                continue;
            }
            String row = row(each);
            if (out.length() + row.length() > LONGEST_TABLE) {
                left++;
                continue;
            }
            out.append(row);
            details.add(details(each));
        }
        if (left > 0) {
            out.append("\n").append(words.say("plan.more", left)).append('\n');
        }
        out.append('\n');
        for (String each : details) {
            if (out.length() + each.length() > LONGEST_COMMENT - 500) {
                out.append(words.say("plan.cut")).append('\n');
                break;
            }
            out.append(each);
        }
        return out.toString();
    }

    private String row(PlanChange each) {
        List<String> lines = lines(each, MOST_NODES);
        String first = lines.isEmpty() ? "" : lines.get(0);
        return "| "
                + sign(each, AnsiStyle.PLAIN)
                + " | "
                + escape(each.namespace() + "/" + each.name())
                + " | "
                + each.before()
                + " → "
                + each.afterwards()
                + " | "
                + escape(first.length() > 300 ? first.substring(0, 299) + "…" : first)
                + " |\n";
    }

    private String details(PlanChange each) {
        StringBuilder out = new StringBuilder("<details><summary>");
        out.append(escape(each.namespace() + "/" + each.name())).append("</summary>\n\n");
        lines(each, MOST_NODES).forEach(line -> out.append("- ").append(escape(line)).append('\n'));
        for (Change change : each.comparison().changes()) {
            out.append("- ").append(escape(change.path().toString())).append(": ");
            out.append(escape(value(change.from()))).append(" → ");
            out.append(escape(value(change.to()))).append(" (");
            out.append(change.effect().word()).append(")\n");
        }
        return out.append("\n</details>\n\n").toString();
    }

    private static String escape(String text) {
        return MarkdownText.escape(text);
    }
}
