package io.daemonlens.feature;

import io.daemonlens.engine.apps.Change;
import io.daemonlens.engine.daemon.Placement;
import io.daemonlens.engine.daemon.Reason;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.forecast.LensSummary;
import io.daemonlens.forecast.node.ReasonText;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The explanation behind a lens, as a short Markdown page that any editor can show. */
public final class Explanation {

    private static final int MOST_NAMES = 12;

    private Explanation() {}

    public static String of(LensSummary glance, CodeLens.About about, Wording words) {
        Manifest manifest = glance.analysis().manifest();
        StringBuilder page = new StringBuilder();
        page.append("# ").append(manifest.name()).append("\n\n");
        page.append("Kubernetes ").append(glance.version());
        page.append(" · ").append(glance.cluster().title()).append("\n\n");
        switch (about) {
            case NODES -> nodes(glance, words, page);
            case ROLLOUT -> rollout(glance.rollout(), glance.wanted(), words, page);
            case REVISION -> revision(glance, words, page);
        }
        return page.toString();
    }

    private static void nodes(LensSummary glance, Wording words, StringBuilder page) {
        title(words.say("page.nodes", glance.wanted(), glance.placements().size()), page);
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (Placement placement : glance.placements()) {
            String why =
                    placement.reasons().isEmpty()
                            ? words.say("page.pod")
                            : String.join(
                                    "; ",
                                    placement.reasons().stream()
                                            .map(reason -> ReasonText.of(reason, words))
                                            .toList());
            groups.computeIfAbsent(why, key -> new ArrayList<>()).add(placement.node());
        }
        groups.forEach(
                (why, nodes) ->
                        page.append("- ")
                                .append(why)
                                .append(": ")
                                .append(names(nodes, words))
                                .append('\n'));
        boolean driven =
                glance.placements().stream()
                        .flatMap(placement -> placement.reasons().stream())
                        .anyMatch(
                                reason ->
                                        !reason.keepsRunning()
                                                && !(reason instanceof Reason.NodeNameMismatch));
        if (driven) {
            page.append('\n').append(words.say("page.removed")).append('\n');
        }
    }

    private static void title(String text, StringBuilder page) {
        page.append("## ").append(text).append("\n\n");
    }

    private static void item(String text, StringBuilder page) {
        page.append("- ").append(text).append('\n');
    }

    private static String names(List<String> nodes, Wording words) {
        return nodes.size() <= MOST_NAMES
                ? String.join(", ", nodes)
                : words.say(
                        "page.more",
                        String.join(", ", nodes.subList(0, MOST_NAMES)),
                        nodes.size() - MOST_NAMES);
    }

    private static void rollout(
            LensSummary.Pace rollout, int pods, Wording words, StringBuilder page) {
        title(words.say("page.rollout"), page);
        if (rollout.byHand()) {
            page.append(words.say("page.rollout.byHand")).append('\n');
            return;
        }
        item(
                rollout.maxSurge() > 0
                        ? words.say("page.rollout.surge", rollout.maxSurge())
                        : words.say("page.rollout.unavailable", rollout.maxUnavailable()),
                page);
        item(words.say("page.rollout.waves", rollout.waves(), pods), page);
    }

    private static void revision(LensSummary glance, Wording words, StringBuilder page) {
        if (!glance.hasOlder()) {
            title(words.say("page.revision"), page);
            String why = glance.older().problem();
            page.append(why == null ? words.say("page.revision.none") : why).append('\n');
            return;
        }
        title(words.say("page.changed", glance.older().source()), page);
        if (!glance.updates()) {
            String why = glance.older().comparison().answer().message();
            page.append(words.say("page.refused", why)).append("\n\n");
        } else if (glance.changes().isEmpty()) {
            page.append(words.say("page.unchanged")).append('\n');
        }
        for (Change change : glance.changes()) {
            page.append("- `").append(change.label()).append("`: ");
            page.append(value(change.from(), words)).append(" → ");
            page.append(value(change.to(), words));
            page.append(" (").append(words.say("effect." + change.effect().word())).append(")\n");
        }
    }

    private static String value(JsonValue value, Wording words) {
        if (value == null) {
            return words.say("page.absent");
        }
        String text = value instanceof JsonText plain ? plain.value() : JsonWriter.compact(value);
        return "`" + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + "`";
    }
}
