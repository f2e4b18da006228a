package io.daemonlens.report.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.apps.Change;
import io.daemonlens.engine.core.Toleration;
import io.daemonlens.engine.simulation.timeline.Stuck;
import io.daemonlens.forecast.PlacementView;
import io.daemonlens.forecast.Preview;
import io.daemonlens.forecast.Rollout;
import io.daemonlens.forecast.node.EvictedGroup;
import io.daemonlens.forecast.node.NodeRow;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.report.TextWrapper;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A preview for a terminal of 80 columns: which nodes get a pod, its requests, the rollout, and
 * whether an edit restarts pods.
 */
public final class PreviewText {

    private static final int MOST_DOTS = 20;
    private static final int TITLE = 11;
    private static final int MOST_CHANGES = 8;
    private static final int MOST_MESSAGES = 3;
    private static final int MOST_BLOCKERS = 3;

    /** The oldest minor whose controller is verified against recorded decisions. */
    private static final int OLDEST_RECORDED_MINOR = 24;

    private final Wording wording;
    private final AnsiStyle paint;
    private final PlacementView placement;
    private final StringBuilder out = new StringBuilder();

    private PreviewText(PlacementView placement, Wording wording, AnsiStyle paint) {
        this.placement = placement;
        this.wording = wording;
        this.paint = paint;
    }

    public static String of(Preview preview, Wording wording, AnsiStyle paint) {
        PreviewText text = new PreviewText(preview.placement(wording), wording, paint);
        text.heading(preview);
        text.evicts();
        text.nodes();
        text.refused();
        text.pending();
        text.advice(preview);
        text.unrecorded(preview);
        text.tolerations(preview);
        text.resources(preview);
        text.rollout(preview);
        text.revision(preview);
        return text.out.toString();
    }

    private void heading(Preview preview) {
        ClusterObjects cluster = preview.cluster();
        int nodes = cluster.nodes().size();
        String rest =
                " · "
                        + preview.analysis().manifest().apiVersion()
                        + " · Kubernetes "
                        + preview.analysis().version()
                        + " · "
                        + cluster.title()
                        + ", "
                        + say(nodes == 1 ? "preview.nodes.one" : "preview.nodes", nodes);
        List<String> lines =
                TextWrapper.wrap(
                        preview.namespace() + "/" + preview.name() + rest, TextWrapper.COLUMNS);
        String name = preview.namespace() + "/" + preview.name();
        out.append(lines.get(0).replace(name, paint.bold(name))).append('\n');
        lines.stream().skip(1).forEach(line -> out.append("  ").append(line).append('\n'));
    }

    /** Evicted pods come first, as the most important effect. */
    private void evicts() {
        for (int i = 0; i < placement.evicted().size(); i++) {
            EvictedGroup group = placement.evicted().get(i);
            List<String> lines =
                    TextWrapper.wrap(group.sentence(wording), TextWrapper.COLUMNS - TITLE);
            if (i == 0) {
                title("preview.EVICTS", paint.red(lines.get(0)));
                lines = lines.subList(1, lines.size());
            }
            lines.forEach(line -> detail(paint.red(line)));
        }
    }

    private void refused() {
        if (placement.refusal() != null) {
            paragraph("preview.REFUSED", placement.refusal().message());
        }
    }

    /**
     * Prints the scheduler's message about pending pods, once for all pods with the same message.
     */
    private void pending() {
        List<String> texts = new ArrayList<>();
        if (!placement.shortage().isEmpty()) {
            texts.add(placement.shortage());
        }
        placement.messages().forEach((message, pods) -> texts.add(pods + " × " + message));
        int shown =
                Math.min(texts.size(), MOST_MESSAGES + (placement.shortage().isEmpty() ? 0 : 1));
        for (int i = 0; i < shown; i++) {
            if (i == 0) {
                paragraph("preview.PENDING", texts.get(i));
            } else {
                TextWrapper.wrap(texts.get(i), TextWrapper.COLUMNS - TITLE).forEach(this::detail);
            }
        }
        if (texts.size() > shown) {
            detail(say("preview.more-messages", texts.size() - shown));
        }
    }

    /** Prints what the pods cannot do on the nodes where they run. */
    private void advice(Preview preview) {
        for (String sentence : preview.nodeAdvice(wording)) {
            paragraph("preview.CAUTION", sentence);
        }
    }

    /** Notes that older controllers are modelled from their sources only. */
    private void unrecorded(Preview preview) {
        if (preview.analysis().version().isBefore(OLDEST_RECORDED_MINOR)) {
            for (String line :
                    TextWrapper.wrap(say("preview.unrecorded"), TextWrapper.COLUMNS - 2)) {
                out.append("  ").append(paint.faint(line)).append('\n');
            }
        }
    }

    private void nodes() {
        title("preview.NODES", placement.tally(wording));
        int widest =
                placement.rows().stream().mapToInt(row -> row.title().length()).max().orElse(0);
        int column = Math.min(widest, 28);
        placement.rows().forEach(row -> row(row, column));
    }

    private void row(NodeRow row, int column) {
        int runs = row.runs();
        String start =
                "  "
                        + pad(row.title(), column)
                        + "  "
                        + padLeft(runs + "/" + row.nodes().size(), 7)
                        + "  ";
        String dots = "●".repeat(Math.min(runs, MOST_DOTS)) + (runs > MOST_DOTS ? "…" : "");
        List<String> sentences = row.sentences();
        String indent = " ".repeat(Math.min(start.length(), 40));
        if (!dots.isEmpty() || sentences.isEmpty()) {
            out.append(start).append(paint.green(dots)).append('\n');
        }
        for (int i = 0; i < sentences.size(); i++) {
            List<String> lines =
                    TextWrapper.wrap(sentences.get(i), TextWrapper.COLUMNS - indent.length());
            for (int j = 0; j < lines.size(); j++) {
                boolean first = i == 0 && j == 0 && dots.isEmpty();
                out.append(first ? start : indent).append(paint.yellow(lines.get(j))).append('\n');
            }
        }
    }

    private void tolerations(Preview preview) {
        Map<String, List<String>> byEffect = new LinkedHashMap<>();
        for (Toleration each : preview.added()) {
            String key = each.key().substring(each.key().indexOf('/') + 1);
            byEffect.computeIfAbsent(each.effect(), e -> new ArrayList<>()).add(key);
        }
        List<String> parts = new ArrayList<>();
        byEffect.forEach(
                (effect, keys) -> parts.add(String.join(", ", keys) + " (" + effect + ")"));
        paragraph("preview.TOLERATES", say("preview.added", String.join("; ", parts)));
    }

    private void resources(Preview preview) {
        if (preview.perNode().isEmpty()) {
            paragraph("preview.RESOURCES", say("preview.no-requests"));
        } else {
            paragraph(
                    "preview.RESOURCES",
                    say(
                            "preview.takes",
                            quantities(preview.perNode()),
                            quantities(preview.total())));
        }
    }

    private static String quantities(SortedMap<String, Quantity> quantities) {
        List<String> parts = new ArrayList<>();
        quantities.forEach((name, quantity) -> parts.add(quantity + " " + name));
        return String.join(", ", parts);
    }

    private void rollout(Preview preview) {
        Rollout rollout = preview.rollout();
        if (rollout == null) {
            paragraph("preview.ROLLOUT", say("preview.no-pods"));
            return;
        }
        Rollout tenth = preview.atATenth();
        String faster =
                tenth == null
                        ? ""
                        : say("preview.tenth", Durations.text(tenth.timeline().durationMillis()));
        paragraph("preview.ROLLOUT", RolloutWords.summary(rollout, wording) + faster);
        Stuck stuck = rollout.timeline().stuck();
        RolloutWords.warnings(rollout, wording).stream()
                .flatMap(text -> TextWrapper.wrap(text, TextWrapper.COLUMNS - TITLE).stream())
                .forEach(this::detail);
        if (stuck != null) {
            RolloutWords.blockers(stuck, MOST_BLOCKERS, wording).stream()
                    .flatMap(text -> TextWrapper.wrap(text, TextWrapper.COLUMNS - TITLE).stream())
                    .forEach(line -> detail(paint.red(line)));
        }
    }

    private void revision(Preview preview) {
        String name = preview.revisionName() == null ? preview.name() : preview.revisionName();
        if (preview.comparison() == null) {
            paragraph("preview.REVISION", name);
            if (!preview.noComparison().isEmpty()) {
                TextWrapper.wrap(preview.noComparison(), TextWrapper.COLUMNS - TITLE)
                        .forEach(line -> detail(paint.faint(line)));
            }
            return;
        }
        RevisionWords words = new RevisionWords(preview, wording);
        paragraph("preview.REVISION", name + " · " + words.verdict());
        List<Change> changes = preview.comparison().changes();
        changes.stream().limit(MOST_CHANGES).forEach(change -> detail(words.change(change)));
        if (changes.size() > MOST_CHANGES) {
            detail(say("preview.more-changes", changes.size() - MOST_CHANGES));
        }
    }

    private void title(String key, String text) {
        out.append('\n').append(paint.bold(pad(say(key), TITLE))).append(text).append('\n');
    }

    private void paragraph(String key, String text) {
        List<String> lines = TextWrapper.wrap(text, TextWrapper.COLUMNS - TITLE);
        title(key, lines.get(0));
        lines.stream().skip(1).forEach(this::detail);
    }

    private void detail(String line) {
        out.append(" ".repeat(TITLE)).append(line).append('\n');
    }

    private String say(String key, Object... values) {
        return wording.say(key, values);
    }

    private static String pad(String text, int columns) {
        return text.length() > columns
                ? text.substring(0, columns - 1) + "…"
                : text + " ".repeat(columns - text.length());
    }

    private static String padLeft(String text, int columns) {
        return " ".repeat(Math.max(0, columns - text.length())) + text;
    }
}
