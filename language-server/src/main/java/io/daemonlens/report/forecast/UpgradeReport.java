package io.daemonlens.report.forecast;

import io.daemonlens.engine.apiserver.defaults.DroppedFields.DroppedField;
import io.daemonlens.engine.apps.Change;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.forecast.DroppedFieldText;
import io.daemonlens.forecast.PlacementChange;
import io.daemonlens.forecast.Upgrade;
import io.daemonlens.forecast.UpgradeView;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.report.MarkdownText;
import io.daemonlens.report.TextWrapper;
import io.daemonlens.report.YamlLines;
import io.daemonlens.report.diff.DiffReport;
import io.daemonlens.report.lint.JsonLintReport;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.List;

/** The report of a Kubernetes upgrade for DaemonSets: as text, JSON and Markdown. */
public final class UpgradeReport {

    private UpgradeReport() {}

    /** The document {@code kind: UpgradeReport}. */
    public static JsonObject json(
            List<UpgradeView> views, KubernetesVersion from, KubernetesVersion to, Wording words) {
        JsonArray all = new JsonArray();
        for (UpgradeView view : views) {
            Upgrade each = view.upgrade();
            JsonArray hops = new JsonArray();
            for (Upgrade.Hop hop : each.hops()) {
                hops.add(
                        new JsonObject()
                                .put("kubernetesVersion", hop.to().toString())
                                .put("restartsPods", hop.restarts()));
            }
            all.add(
                    new JsonObject()
                            .put("file", each.manifest().document().name())
                            .put("namespace", each.namespace())
                            .put("name", each.manifest().name())
                            .put("apiVersion", each.manifest().apiVersion())
                            .put("from", side(each.hashBefore(), each.before().accepted()))
                            .put("to", side(each.hashAfter(), each.after().accepted()))
                            .put("apiServer", JsonLintReport.answer(each.after()))
                            .put("newRejections", texts(each.rejections()))
                            .put("newWarnings", texts(each.warnings()))
                            .put("changes", DiffReport.changes(each.changes()))
                            .put("newRevisions", hops)
                            .put("restartsPods", view.restarts())
                            .put("droppedFields", droppedFields(each, words))
                            .put("placement", placement(view)));
        }
        return new JsonObject()
                .put("apiVersion", "daemonlens.io/v1")
                .put("kind", "UpgradeReport")
                .put("from", from.toString())
                .put("to", to.toString())
                .put("upgrades", all)
                .put("summary", summary(UpgradeView.summary(views)));
    }

    private static JsonArray droppedFields(Upgrade each, Wording words) {
        JsonArray all = DiffReport.droppedFields(each.dropped(), each.to(), words);
        for (DroppedField field : each.enabled()) {
            all.add(
                    new JsonObject()
                            .put("field", field.at().toString())
                            .put("gate", field.gate())
                            .put("text", enabled(field, each, words)));
        }
        return all;
    }

    private static String enabled(DroppedField field, Upgrade each, Wording words) {
        return words.say(
                "upgrade.enabled", field.at().toString(), field.gate(), each.to(), each.from());
    }

    private static JsonValue placement(UpgradeView view) {
        PlacementChange placement = view.placement();
        return placement == null
                ? JsonNull.NULL
                : new JsonObject()
                        .put("before", placement.before())
                        .put("after", placement.after())
                        .put("lost", texts(placement.lost()))
                        .put("gained", texts(placement.gained()))
                        .put("refusal", DiffReport.refusal(view.refusal()));
    }

    private static JsonObject summary(UpgradeView.Summary summary) {
        return new JsonObject()
                .put("checked", summary.checked())
                .put("refused", summary.refused())
                .put("newlyRefused", summary.newlyRefused())
                .put("restart", summary.restart())
                .put("leaveNodes", summary.leaveNodes())
                .put("untouched", summary.untouched());
    }

    private static JsonObject side(String hash, boolean accepted) {
        return new JsonObject()
                .put("accepted", accepted)
                .put("hash", hash == null ? JsonNull.NULL : new JsonText(hash));
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    /**
     * Returns the text: one block per affected object, and a line with the counts.
     *
     * @param verbose whether unchanged objects have a block too, and every block lists what does
     *     not change
     */
    public static String text(
            List<UpgradeView> views, boolean verbose, AnsiStyle paint, Wording words) {
        List<String> blocks = new ArrayList<>();
        for (UpgradeView view : views) {
            if (view.isQuiet() && !verbose) {
                continue;
            }
            Upgrade each = view.upgrade();
            StringBuilder out = new StringBuilder();
            out.append(paint.bold(each.namespace() + "/" + each.manifest().name()))
                    .append(" · " + each.manifest().apiVersion() + " · Kubernetes ")
                    .append(each.from() + " → " + each.to() + "\n");
            sentences(view, verbose, words).forEach(line -> lines("  ", line, out));
            group(each.rejections(), paint.bold(words.say("upgrade.refused")), out);
            group(each.warnings(), paint.bold(words.say("upgrade.warned")), out);
            List<String> changes = each.changes().stream().map(c -> change(c, words)).toList();
            group(changes, paint.bold(words.say("upgrade.stored")), out);
            blocks.add(out.toString());
        }
        blocks.add(closing(views, words));
        return String.join("\n", blocks);
    }

    /**
     * Returns {@code 26 checked: 6 refused already, 3 lose nodes, 17 untouched}, and the basis of
     * it.
     */
    private static String closing(List<UpgradeView> views, Wording words) {
        UpgradeView.Summary summary = UpgradeView.summary(views);
        List<String> parts = new ArrayList<>();
        count("upgrade.count.refused", summary.refused(), parts, words);
        count("upgrade.count.newly-refused", summary.newlyRefused(), parts, words);
        count("upgrade.count.restart", summary.restart(), parts, words);
        count("upgrade.count.leave", summary.leaveNodes(), parts, words);
        count("upgrade.count.untouched", summary.untouched(), parts, words);
        StringBuilder out = new StringBuilder();
        String checked = words.say("upgrade.count.checked", summary.checked());
        lines("", parts.isEmpty() ? checked : checked + ": " + String.join(", ", parts), out);
        if (views.stream()
                .anyMatch(
                        view ->
                                view.upgrade().hops().stream()
                                        .anyMatch(h -> h.to().isBefore(24)))) {
            lines("", words.say("upgrade.sources"), out);
        }
        return out.toString();
    }

    private static void count(String key, int count, List<String> parts, Wording words) {
        if (count > 0) {
            parts.add(words.say(count == 1 ? key + ".one" : key, count));
        }
    }

    private static void group(List<String> lines, String title, StringBuilder out) {
        if (!lines.isEmpty()) {
            out.append('\n').append(title).append('\n');
            lines.forEach(line -> out.append("  ").append(line).append('\n'));
        }
    }

    /** Wraps long lines and indents their continuation. */
    private static void lines(String before, String text, StringBuilder out) {
        String indent = before;
        for (String line : TextWrapper.wrap(text, TextWrapper.COLUMNS - before.length() - 2)) {
            out.append(indent).append(line).append('\n');
            indent = before + "  ";
        }
    }

    private static List<String> sentences(UpgradeView view, boolean verbose, Wording words) {
        Upgrade each = view.upgrade();
        List<String> lines = new ArrayList<>();
        if (view.isRefusedAlready()) {
            lines.add(words.say("upgrade.already", each.from()));
            return lines;
        }
        if (view.refusal() != null) {
            lines.add(words.say("upgrade.pods-refused", each.to(), view.refusal().message()));
        }
        for (DroppedField field : each.dropped()) {
            lines.add(DroppedFieldText.sentence(field, each.to(), words));
        }
        each.enabled().forEach(field -> lines.add(enabled(field, each, words)));
        if (view.leavesNodes()) {
            PlacementChange placement = view.placement();
            lines.add(
                    words.say(
                            "upgrade.loses",
                            placement.lost().size(),
                            placement.before(),
                            placement.after()));
            lines.addAll(placement.losses(words));
        }
        if (view.gainsNodes()) {
            lines.add(words.say("upgrade.gains", String.join(", ", view.placement().gained())));
        }
        String name = each.manifest().name() + "-";
        if (each.hashBefore() == null || each.hashAfter() == null) {
            lines.add(words.say("upgrade.unknown"));
        } else if (!each.hashBefore().equals(each.hashAfter())) {
            lines.add(
                    words.say(
                            "upgrade.renamed", name + each.hashAfter(), name + each.hashBefore()));
        } else if (verbose) {
            lines.add(words.say("upgrade.keeps", name + each.hashAfter()));
        }
        for (Upgrade.Hop hop : each.hops()) {
            lines.add(words.say(hop.restarts() ? "upgrade.hop.restarts" : "upgrade.hop", hop.to()));
        }
        if (each.hops().isEmpty() && verbose) {
            lines.add(words.say("upgrade.no-hop"));
        }
        if (view.restarts()) {
            lines.add(words.say("upgrade.restarts"));
        } else if (verbose) {
            lines.add(words.say("upgrade.no-restart"));
        }
        return lines;
    }

    private static String change(Change change, Wording words) {
        return switch (change.kind()) {
            case ADDED -> words.say("upgrade.filled", change.label(), shown(change.to()));
            case REMOVED -> words.say("upgrade.dropped", change.label(), shown(change.from()));
            default -> change.label() + ": " + shown(change.from()) + " → " + shown(change.to());
        };
    }

    private static String shown(JsonValue value) {
        return value instanceof JsonText text
                ? text.value()
                : YamlLines.forPeople(JsonWriter.compact(value));
    }

    /** Returns Markdown for a pull request. */
    public static String markdown(List<UpgradeView> views, boolean verbose, Wording words) {
        List<String> blocks = new ArrayList<>();
        for (UpgradeView view : views) {
            if (view.isQuiet() && !verbose) {
                continue;
            }
            Upgrade each = view.upgrade();
            StringBuilder out = new StringBuilder("### ");
            out.append(MarkdownText.escape(each.namespace() + "/" + each.manifest().name()));
            out.append(" · ").append(each.from()).append(" → ").append(each.to()).append("\n\n");
            sentences(view, verbose, words)
                    .forEach(
                            line ->
                                    out.append("- ")
                                            .append(MarkdownText.sentence(line))
                                            .append('\n'));
            String refused = words.say("upgrade.refused.item");
            each.rejections().forEach(line -> item(refused, line, out));
            String warned = words.say("upgrade.warned.item");
            each.warnings().forEach(line -> item(warned, line, out));
            String stored = words.say("upgrade.stored.item");
            each.changes().forEach(line -> item(stored, change(line, words), out));
            blocks.add(out.toString());
        }
        blocks.add(closing(views, words));
        return String.join("\n", blocks);
    }

    private static void item(String what, String line, StringBuilder out) {
        out.append("- **").append(what).append("**: ");
        out.append(MarkdownText.code(line)).append('\n');
    }
}
