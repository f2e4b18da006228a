package io.daemonlens.feature;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.apiserver.ApiServer;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.apps.Change;
import io.daemonlens.engine.apps.RevisionDiff;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.manifest.Rewriting;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Code actions that restore one changed value to that of an older revision.
 *
 * @param title the title of the action
 * @param edit the smallest edit that restores the older value
 */
public record RestoreFieldAction(String title, TextEdit edit) {

    /**
     * Returns an action for each value changed since an older revision on the selected lines.
     * Values that cannot be restored exactly are omitted.
     *
     * @param source the older revision as displayed: {@code git HEAD}, {@code revision 3}
     */
    public static List<RestoreFieldAction> at(
            TextRange selection,
            Manifest manifest,
            RevisionComparison since,
            String source,
            Wording words) {
        List<RestoreFieldAction> actions = new ArrayList<>();
        for (Change change : since.changes()) {
            TextRange line = InlayHint.line(manifest, change);
            if (line.start() <= selection.end() && selection.start() <= line.end()) {
                String name = change.label().substring(change.label().lastIndexOf('.') + 1);
                String key = change.kind() == Change.Kind.REORDERED ? "restore.order" : "restore";
                restored(manifest, since, change)
                        .map(text -> edit(manifest.document().text(), text))
                        .map(edit -> new RestoreFieldAction(words.say(key, name, source), edit))
                        .ifPresent(actions::add);
            }
        }
        return actions;
    }

    private static Optional<String> restored(
            Manifest manifest, RevisionComparison since, Change change) {
        FieldPath at = change.path();
        JsonValue wanted = change.from();
        GroupVersionKind kind = GroupVersionKind.of(manifest.apiVersion(), "DaemonSet");
        ApiType type = ApiTypes.of(since.version()).root(kind);
        if (type == null) {
            // This Kubernetes version no longer serves the API, so there is no stored form.
            return Optional.empty();
        }
        boolean reordered = change.kind() == Change.Kind.REORDERED;
        if (reordered) {
            JsonArray now = holder(since.to().stored(), change.path());
            wanted = now == null ? null : RevisionDiff.inOlderOrder(now, change, type);
            if (wanted == null) {
                return Optional.empty();
            }
        }
        boolean wholeItem = change.kind() != Change.Kind.CHANGED && !reordered;
        if (wholeItem && at.kind() == FieldPath.Kind.INDEX) {
            wanted = list(since.to().stored(), change);
            at = at.parent();
            if (wanted == null) {
                return Optional.empty();
            }
        }
        Endpoint endpoint = Endpoint.of(manifest.apiVersion(), since.namespace());
        Gates gates = Gates.defaults(since.version());
        return new Rewriting(
                        type,
                        body -> ApiServer.storedUnchecked(body, endpoint, since.version(), gates),
                        at,
                        wanted)
                .of(manifest)
                .filter(Rewriting.Result::inPlace)
                .map(Rewriting.Result::text);
    }

    /**
     * Returns the list of an added or removed item with the change undone; null if there is no
     * list.
     */
    private static JsonArray list(JsonObject stored, Change change) {
        JsonArray now = holder(stored, change.path().parent());
        if (now == null) {
            return null;
        }
        JsonArray list = new JsonArray();
        int at = change.path().index();
        for (int i = 0; i < now.size(); i++) {
            if (change.to() == null && i == at) {
                list.add(change.from());
            }
            if (change.to() == null || i != at) {
                list.add(now.get(i));
            }
        }
        if (change.to() == null && at >= now.size()) {
            list.add(change.from());
        }
        return list;
    }

    /** Returns the list at a path; null if there is none. */
    private static JsonArray holder(JsonObject stored, FieldPath path) {
        JsonValue holder = stored;
        for (FieldPath step : path.steps()) {
            if (step.kind() == FieldPath.Kind.INDEX) {
                holder = holder instanceof JsonArray array ? array.get(step.index()) : null;
            } else {
                holder = holder instanceof JsonObject object ? object.get(step.name()) : null;
            }
        }
        return holder instanceof JsonArray array ? array : null;
    }

    /** Returns the difference between two texts as one edit. */
    private static TextEdit edit(String before, String after) {
        int shorter = Math.min(before.length(), after.length());
        int start = 0;
        while (start < shorter && before.charAt(start) == after.charAt(start)) {
            start++;
        }
        int tail = 0;
        while (tail < shorter - start
                && before.charAt(before.length() - 1 - tail)
                        == after.charAt(after.length() - 1 - tail)) {
            tail++;
        }
        return TextEdit.replace(
                new TextRange(start, before.length() - tail),
                after.substring(start, after.length() - tail));
    }
}
