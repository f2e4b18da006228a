package io.daemonlens.feature;

import io.daemonlens.engine.apimachinery.JsonText;
import io.daemonlens.engine.apimachinery.JsonValue;
import io.daemonlens.engine.apimachinery.JsonWriter;
import io.daemonlens.engine.apps.Change;
import io.daemonlens.engine.daemon.Placement;
import io.daemonlens.engine.daemon.Reason;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands behind a lens, as a short Markdown page that any editor can show. */
public final class Explanation {

    private static final int MOST_NAMES = 12;

    private Explanation() {}

    public static String of(Glance glance, CodeLens.About about, Wording words) {
        Manifest manifest = glance.analysis().manifest();
        StringBuilder page = new StringBuilder();
        page.append("# ").append(manifest.name()).append("\n\n");
        page.append("Kubernetes ").append(glance.version());
        page.append(" · ").append(glance.cluster().title()).append("\n\n");
        switch (about) {
            case NODES -> nodes(glance, words, page);
            case ROLLOUT -> rollout(glance.rollout(), glance.wanted(), page);
            case REVISION -> revision(glance, page);
        }
        return page.toString();
    }

    private static void nodes(Glance glance, Wording words, StringBuilder page) {
        page.append("## Runs on ").append(glance.wanted()).append(" of ");
        page.append(glance.placements().size()).append(" nodes\n\n");
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (Placement placement : glance.placements()) {
            String why =
                    placement.shouldRun()
                            ? "gets a pod"
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
                                .append(names(nodes))
                                .append('\n'));
        boolean driven =
                glance.placements().stream()
                        .flatMap(placement -> placement.reasons().stream())
                        .anyMatch(
                                reason ->
                                        !reason.keepsRunning()
                                                && !(reason instanceof Reason.NodeNameMismatch));
        if (driven) {
            page.append("\nA pod that runs on one of the others is removed.\n");
        }
    }

    private static String names(List<String> nodes) {
        return nodes.size() <= MOST_NAMES
                ? String.join(", ", nodes)
                : String.join(", ", nodes.subList(0, MOST_NAMES))
                        + " and "
                        + (nodes.size() - MOST_NAMES)
                        + " more";
    }

    private static void rollout(Glance.Rollout rollout, int pods, StringBuilder page) {
        page.append("## Rollout\n\n");
        if (rollout.byHand()) {
            page.append("OnDelete: a pod gets the new template once you delete it.\n");
            return;
        }
        if (rollout.maxSurge() > 0) {
            page.append("- up to ").append(rollout.maxSurge());
            page.append(" new pods start beside the old ones; an old one goes when its node's new");
            page.append(" one is available\n");
        } else {
            page.append("- up to ").append(rollout.maxUnavailable());
            page.append(" pods are missing at a time\n");
        }
        page.append("- ").append(rollout.waves()).append(" waves for ").append(pods);
        page.append(" pods, when all become ready at the same pace\n");
    }

    private static void revision(Glance glance, StringBuilder page) {
        if (!glance.hasOlder()) {
            page.append("## Revision\n\n");
            String why = glance.older().problem();
            page.append(why == null ? "There is nothing to compare with." : why).append('\n');
            return;
        }
        page.append("## Changed since ").append(glance.older().source()).append("\n\n");
        if (glance.changes().isEmpty()) {
            page.append("Nothing.\n");
            return;
        }
        for (Change change : glance.changes()) {
            page.append("- `").append(change.label()).append("`: ");
            page.append(value(change.from())).append(" → ").append(value(change.to()));
            page.append(" (").append(effect(change)).append(")\n");
        }
    }

    private static String effect(Change change) {
        return switch (change.effect()) {
            case PLACEMENT -> "may change which nodes run it, and restarts pods";
            case RESTART -> "restarts pods";
            case ROLLOUT -> "changes the rollout";
            case NONE -> "nothing at run time";
        };
    }

    private static String value(JsonValue value) {
        if (value == null) {
            return "nothing";
        }
        String text = value instanceof JsonText words ? words.value() : JsonWriter.compact(value);
        return "`" + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + "`";
    }
}
