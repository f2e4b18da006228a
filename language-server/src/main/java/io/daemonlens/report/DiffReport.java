package io.daemonlens.report;

import io.daemonlens.analysis.RevisionComparison;
import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apimachinery.JsonArray;
import io.daemonlens.engine.apimachinery.JsonNull;
import io.daemonlens.engine.apimachinery.JsonObject;
import io.daemonlens.engine.apimachinery.JsonText;
import io.daemonlens.engine.apimachinery.JsonValue;
import io.daemonlens.engine.apimachinery.JsonWriter;
import io.daemonlens.engine.apps.Change;
import io.daemonlens.feature.Moves;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What differs between revisions: as text for a terminal, as JSON, as markdown. */
public final class DiffReport {

    private static final Map<Change.Effect, String> TITLES = new EnumMap<>(Change.Effect.class);

    static {
        TITLES.put(Change.Effect.PLACEMENT, "MAY MOVE PODS");
        TITLES.put(Change.Effect.RESTART, "RESTARTS PODS");
        TITLES.put(Change.Effect.ROLLOUT, "CHANGES THE ROLLOUT");
        TITLES.put(Change.Effect.NONE, "NOTHING AT RUN TIME");
    }

    private DiffReport() {}

    /** The document {@code kind: DiffReport} of the contract. */
    public static JsonObject json(List<RevisionComparison> comparisons) {
        return json(comparisons, each -> null);
    }

    /** The same with the nodes whose pods come and go, where they are known. */
    public static JsonObject json(
            List<RevisionComparison> comparisons, Function<RevisionComparison, Moves> moves) {
        JsonArray diffs = new JsonArray();
        for (RevisionComparison each : comparisons) {
            JsonObject diff =
                    new JsonObject()
                            .put("namespace", each.namespace())
                            .put("name", each.name())
                            .put("from", state(each.from()))
                            .put("to", state(each.to()))
                            .put("accepted", each.accepted());
            diff.put("apiServer", JsonLintReport.answer(each.answer()));
            diff.put("restartsPods", each.restartsPods());
            diff.put("changes", changes(each.changes()));
            Moves moved = moves.apply(each);
            if (moved != null) {
                diff.put(
                        "moves",
                        new JsonObject()
                                .put("gains", texts(moved.gains()))
                                .put("loses", texts(moved.loses())));
            }
            diffs.add(diff);
        }
        JsonValue version =
                comparisons.isEmpty()
                        ? JsonNull.NULL
                        : new JsonText(comparisons.get(0).version().toString());
        return new JsonObject()
                .put("apiVersion", "daemonlens.io/v1")
                .put("kind", "DiffReport")
                .put("kubernetesVersion", version)
                .put("diffs", diffs);
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    /** The changes as every report lists them. */
    public static JsonArray changes(List<Change> changes) {
        JsonArray array = new JsonArray();
        for (Change change : changes) {
            array.add(
                    new JsonObject()
                            .put("field", change.path().toString())
                            .put("from", orNull(change.from()))
                            .put("to", orNull(change.to()))
                            .put("effect", change.effect().word())
                            .put(
                                    "change",
                                    change.kind().name().toLowerCase(java.util.Locale.ROOT)));
        }
        return array;
    }

    private static JsonValue state(RevisionComparison.State state) {
        if (state == null) {
            return JsonNull.NULL;
        }
        return new JsonObject()
                .put("source", state.source())
                .put("hash", state.hash() == null ? JsonNull.NULL : new JsonText(state.hash()));
    }

    private static JsonValue orNull(JsonValue value) {
        return value == null ? JsonNull.NULL : value;
    }

    /** Text for people: one block an object, its changes grouped by what they do. */
    public static String text(List<RevisionComparison> comparisons, Paint paint) {
        return text(comparisons, paint, each -> null);
    }

    /** The same with the nodes whose pods come and go, where they are known. */
    public static String text(
            List<RevisionComparison> comparisons,
            Paint paint,
            Function<RevisionComparison, Moves> moves) {
        StringBuilder out = new StringBuilder();
        for (RevisionComparison each : comparisons) {
            if (each.differs()) {
                out.append(out.length() > 0 ? "\n" : "");
                block(each, moves.apply(each), paint, out);
            }
        }
        return out.toString();
    }

    private static void block(
            RevisionComparison each, Moves moves, Paint paint, StringBuilder out) {
        out.append(paint.bold(each.namespace() + "/" + each.name()))
                .append(" · Kubernetes ")
                .append(each.version())
                .append('\n');
        if (each.from() == null) {
            out.append(paint.green("  new")).append(": ").append(each.to().source()).append('\n');
            refusal(each, paint, out);
            return;
        }
        if (each.to() == null) {
            out.append(paint.red("  gone"))
                    .append(": only in ")
                    .append(each.from().source())
                    .append('\n');
            return;
        }
        out.append("  ").append(verdict(each, paint)).append('\n');
        refusal(each, paint, out);
        if (moves != null) {
            Lines80.wrap("moves: " + said(moves), Lines80.COLUMNS - 2)
                    .forEach(line -> out.append("  ").append(line).append('\n'));
        }
        for (Change.Effect effect : Change.Effect.values()) {
            List<Change> group = each.changes().stream().filter(c -> c.effect() == effect).toList();
            if (!group.isEmpty()) {
                out.append('\n').append(paint.bold(TITLES.get(effect))).append('\n');
                group.forEach(change -> change(change, paint, out));
            }
        }
    }

    /** {@code + w-3, w-4 · - gpu-1}: nodes that get a pod, nodes that lose it. */
    private static String said(Moves moves) {
        List<String> parts = new ArrayList<>();
        if (!moves.gains().isEmpty()) {
            parts.add("+ " + String.join(", ", moves.gains()));
        }
        if (!moves.loses().isEmpty()) {
            parts.add("- " + String.join(", ", moves.loses()));
        }
        return parts.isEmpty() ? "no node changes" : String.join(" · ", parts);
    }

    private static String verdict(RevisionComparison each, Paint paint) {
        String hashes = each.from().hash() + " → " + each.to().hash();
        if (!each.accepted()) {
            return paint.red("the API server refuses this update");
        }
        if (each.restartsPods()) {
            return paint.yellow("restarts every pod") + " · revision " + hashes;
        }
        return paint.green("no pod restarts")
                + " · revision "
                + each.to().hash()
                + (each.changes().isEmpty() ? "" : " stays");
    }

    private static void refusal(RevisionComparison each, Paint paint, StringBuilder out) {
        if (each.accepted()) {
            return;
        }
        if (each.answer().errors().isEmpty()) {
            out.append("  ").append(paint.red(each.answer().message())).append('\n');
        }
        for (FieldError error : each.answer().errors()) {
            out.append("  ").append(paint.red(error.toString())).append('\n');
            if (error.detail().equals("field is immutable")) {
                out.append(
                        "  The selector of a DaemonSet cannot change. Delete it with"
                                + " `kubectl delete --cascade=orphan` and create it anew: pods that the new"
                                + " selector matches are adopted.\n");
            }
        }
    }

    private static void change(Change change, Paint paint, StringBuilder out) {
        out.append("  ").append(change.label());
        switch (change.kind()) {
            case REORDERED -> out.append("  (only the order differs)\n");
            case ADDED -> values(out.append('\n'), null, change.to(), paint);
            case REMOVED -> values(out.append('\n'), change.from(), null, paint);
            case CHANGED -> {
                if (isShort(change.from()) && isShort(change.to())) {
                    out.append("  ")
                            .append(paint.red(shown(change.from())))
                            .append(" → ")
                            .append(paint.green(shown(change.to())))
                            .append('\n');
                } else {
                    values(out.append('\n'), change.from(), change.to(), paint);
                }
            }
        }
    }

    private static void values(StringBuilder out, JsonValue from, JsonValue to, Paint paint) {
        lines(from).forEach(line -> out.append(paint.red("    - " + line)).append('\n'));
        lines(to).forEach(line -> out.append(paint.green("    + " + line)).append('\n'));
    }

    private static boolean isShort(JsonValue value) {
        return !(value instanceof JsonObject)
                && !(value instanceof JsonArray)
                && shown(value).length() <= 60
                && shown(value).indexOf('\n') < 0;
    }

    private static String shown(JsonValue value) {
        return value instanceof JsonText text
                ? text.value()
                : YamlLines.forPeople(JsonWriter.compact(value));
    }

    private static List<String> lines(JsonValue value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof JsonObject || value instanceof JsonArray
                ? YamlLines.of(value)
                : List.of(shown(value).split("\n", -1));
    }

    /** Markdown for a pull request: a sentence and a table an object. */
    public static String markdown(List<RevisionComparison> comparisons) {
        return markdown(comparisons, each -> null);
    }

    /** The same with the nodes whose pods come and go, where they are known. */
    public static String markdown(
            List<RevisionComparison> comparisons, Function<RevisionComparison, Moves> moves) {
        List<String> blocks = new ArrayList<>();
        for (RevisionComparison each : comparisons) {
            if (!each.differs()) {
                continue;
            }
            StringBuilder out = new StringBuilder("### ");
            out.append(each.namespace()).append('/').append(each.name()).append("\n\n");
            if (each.from() == null || each.to() == null) {
                out.append(each.from() == null ? "New DaemonSet." : "Removed.").append('\n');
            } else {
                out.append(verdict(each, Paint.PLAIN)).append('\n');
                Moves moved = moves.apply(each);
                if (moved != null) {
                    out.append("\nmoves: ").append(said(moved)).append('\n');
                }
                if (!each.changes().isEmpty()) {
                    out.append("\n| field | from | to | effect |\n|---|---|---|---|\n");
                    each.changes().forEach(change -> row(change, out));
                }
            }
            blocks.add(out.toString());
        }
        return String.join("\n", blocks);
    }

    private static void row(Change change, StringBuilder out) {
        out.append("| `").append(change.label()).append("` | ");
        out.append(cell(change.from())).append(" | ").append(cell(change.to())).append(" | ");
        out.append(change.effect().word()).append(" |\n");
    }

    private static String cell(JsonValue value) {
        if (value == null) {
            return "";
        }
        String text = shown(value).replace("|", "\\|").replace("\n", " ");
        return "`" + (text.length() > 80 ? text.substring(0, 79) + "…" : text) + "`";
    }
}
