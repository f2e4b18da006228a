package io.daemonlens.report.diff;

import io.daemonlens.engine.apps.Change;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.forecast.Moves;
import io.daemonlens.report.lint.JsonLintReport;
import io.daemonlens.revision.RevisionComparison;
import java.util.List;
import java.util.function.Function;

/** What differs between revisions, as JSON. */
public final class DiffReport {

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
}
