package io.daemonlens.report.diff;

import io.daemonlens.engine.apiserver.defaults.DroppedFields.DroppedField;
import io.daemonlens.engine.apps.Change;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.forecast.DiffView;
import io.daemonlens.forecast.DroppedFieldText;
import io.daemonlens.forecast.PodRefusal;
import io.daemonlens.forecast.Restarts;
import io.daemonlens.forecast.plan.RelatedChange;
import io.daemonlens.report.lint.JsonLintReport;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Wording;
import java.util.List;

/** The JSON report of the differences between revisions. */
public final class DiffReport {

    private DiffReport() {}

    /** The document {@code kind: DiffReport}. */
    public static JsonObject json(
            List<DiffView> views, List<RelatedChange> references, Wording wording) {
        JsonArray diffs = new JsonArray();
        for (DiffView view : views) {
            RevisionComparison each = view.comparison();
            JsonObject diff =
                    new JsonObject()
                            .put("namespace", each.namespace())
                            .put("name", each.name())
                            .put("from", state(each.from()))
                            .put("to", state(each.to()))
                            .put("accepted", each.accepted());
            diff.put("apiServer", JsonLintReport.answer(each.answer()));
            diff.put("restartsPods", each.restartsPods());
            diff.put("restarts", restarts(view.restarts()));
            diff.put("podRefusal", refusal(view.refusal()));
            diff.put("droppedFields", droppedFields(view.dropped(), each.version(), wording));
            diff.put("changes", changes(each.changes()));
            if (view.moves() != null) {
                diff.put(
                        "moves",
                        new JsonObject()
                                .put("gains", texts(view.moves().gains()))
                                .put("loses", texts(view.moves().loses())));
            }
            diffs.add(diff);
        }
        JsonValue version =
                views.isEmpty()
                        ? JsonNull.NULL
                        : new JsonText(views.get(0).comparison().version().toString());
        return new JsonObject()
                .put("apiVersion", "daemonlens.io/v1")
                .put("kind", "DiffReport")
                .put("kubernetesVersion", version)
                .put("diffs", diffs)
                .put("references", references(references, wording));
    }

    /** ConfigMaps and Secrets that also change, and how pods that use them pick that up. */
    public static JsonArray references(List<RelatedChange> references, Wording wording) {
        JsonArray array = new JsonArray();
        for (RelatedChange each : references) {
            array.add(
                    new JsonObject()
                            .put("kind", each.kind())
                            .put("name", each.object())
                            .put("daemonSet", each.namespace() + "/" + each.daemonSet())
                            .put("change", each.change().word())
                            .put("use", each.use().word())
                            .put("refused", each.refused())
                            .put("text", each.sentence(wording)));
        }
        return array;
    }

    /** The fields that the API server drops, as in all reports. */
    public static JsonArray droppedFields(
            List<DroppedField> dropped, KubernetesVersion version, Wording words) {
        JsonArray array = new JsonArray();
        for (DroppedField each : dropped) {
            array.add(
                    new JsonObject()
                            .put("field", each.at().toString())
                            .put("gate", each.gate())
                            .put("text", DroppedFieldText.sentence(each, version, words)));
        }
        return array;
    }

    /** Why the API server refuses pods, as in all reports. */
    public static JsonValue refusal(PodRefusal refusal) {
        return refusal == null
                ? JsonNull.NULL
                : new JsonObject()
                        .put("plugin", refusal.plugin())
                        .put("message", refusal.message());
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    /** The pods that are replaced, and when. */
    public static JsonObject restarts(Restarts restarts) {
        return new JsonObject()
                .put("when", restarts.when().word())
                .put("pods", numberOrNull(restarts.pods()))
                .put("of", numberOrNull(restarts.of()));
    }

    private static JsonValue numberOrNull(Integer number) {
        return number == null ? JsonNull.NULL : new JsonNumber(number.toString());
    }

    /** The changes in the common form of all reports. */
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
                .put(
                        "hash",
                        state.shownHash() == null
                                ? JsonNull.NULL
                                : new JsonText(state.shownHash()));
    }

    private static JsonValue orNull(JsonValue value) {
        return value == null ? JsonNull.NULL : value;
    }
}
