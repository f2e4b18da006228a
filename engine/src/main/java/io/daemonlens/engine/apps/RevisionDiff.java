package io.daemonlens.engine.apps;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.json.CodePoints;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.FieldKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares two states of a DaemonSet, both as the API server stores them (defaults applied), so
 * that only real changes are reported. List items are matched by the merge keys of the API; a list
 * that is only reordered is distinguished from one that changed.
 */
public final class RevisionDiff {

    /**
     * Fields that only the server sets or maintains; a difference in them is not a user's change.
     */
    private static final Set<String> SERVER_SET =
            Set.of(
                    "status",
                    "metadata.uid",
                    "metadata.resourceVersion",
                    "metadata.generation",
                    "metadata.creationTimestamp",
                    "metadata.managedFields",
                    "metadata.selfLink",
                    "spec.template.metadata.creationTimestamp",
                    "spec.templateGeneration");

    private static final Set<String> SERVER_ANNOTATIONS =
            Set.of(
                    "deprecated.daemonset.template.generation",
                    "kubectl.kubernetes.io/last-applied-configuration");

    private final List<Change> changes = new ArrayList<>();

    private RevisionDiff() {}

    /**
     * Returns all differences, in the order of the API's fields.
     *
     * @param type the type of both objects, such as the DaemonSet of apps/v1
     */
    public static List<Change> between(JsonObject from, JsonObject to, ApiType type) {
        RevisionDiff diff = new RevisionDiff();
        diff.objects(from, to, type, FieldPath.ROOT, "");
        return List.copyOf(diff.changes);
    }

    /**
     * Restores the previous order of a list: the current items, with those that existed before in
     * their previous relative positions. Returns null if the order cannot be determined with
     * certainty.
     *
     * @param now the list in the newer object
     * @param change a change of kind {@link Change.Kind#REORDERED}
     * @param type the type of the whole object
     */
    public static @Nullable JsonArray inOlderOrder(JsonArray now, Change change, ApiType type) {
        ApiType holder = type;
        ApiField field = null;
        for (FieldPath step : change.path().steps()) {
            if (step.kind() != FieldPath.Kind.INDEX) {
                field = holder == null ? null : holder.field(step.name());
                holder = field == null || field.map() ? null : field.type();
            }
        }
        JsonArray before = (JsonArray) Objects.requireNonNull(change.from());
        List<String> keys = keys(now, field);
        if (keys == null) {
            List<JsonValue> left = new ArrayList<>(now.items());
            before.forEach(left::remove);
            return left.isEmpty() && before.size() == now.size() ? before : null;
        }
        List<String> kept = before.items().stream().map(RevisionDiff::text).toList();
        JsonArray ordered = new JsonArray();
        int next = 0;
        for (int i = 0; i < now.size(); i++) {
            boolean moves = kept.contains(keys.get(i));
            ordered.add(now.get(moves ? keys.indexOf(kept.get(next++)) : i));
        }
        return ordered;
    }

    private void objects(
            JsonObject from, JsonObject to, @Nullable ApiType type, FieldPath at, String label) {
        for (String name : memberNames(from, to, type)) {
            FieldPath path = at.child(name);
            if (SERVER_SET.contains(path.toString())) {
                continue;
            }
            ApiField field = type == null ? null : type.field(name);
            values(from.get(name), to.get(name), field, path, dotted(label, name));
        }
    }

    private static Set<String> memberNames(JsonObject from, JsonObject to, @Nullable ApiType type) {
        Set<String> names = new LinkedHashSet<>();
        if (type != null) {
            for (String name : type.properties().keySet()) {
                if (from.has(name) || to.has(name)) {
                    names.add(name);
                }
            }
        }
        names.addAll(from.names());
        names.addAll(to.names());
        return names;
    }

    private void values(
            @Nullable JsonValue from,
            @Nullable JsonValue to,
            @Nullable ApiField field,
            FieldPath path,
            String label) {
        if (from == null && to == null || from != null && from.equals(to)) {
            return;
        }
        if (field != null && !field.pointer() && isZero(from, field) && isZero(to, field)) {
            return;
        }
        boolean map = field != null && field.map();
        if (map
                && (from == null || from instanceof JsonObject)
                && (to == null || to instanceof JsonObject)) {
            maps(orEmpty(from), orEmpty(to), path, label);
        } else if (from instanceof JsonObject left && to instanceof JsonObject right) {
            objects(left, right, field == null ? null : field.type(), path, label);
        } else if (from instanceof JsonArray left && to instanceof JsonArray right) {
            lists(left, right, field, path, label);
        } else if (!sameQuantity(from, to, field)) {
            add(path, label, from, to);
        }
    }

    /**
     * Returns whether the member equals the zero value of a Go field without a pointer, which
     * cannot be told from absent. Some servers write it, such as {@code divisor: "0"} of a
     * resourceFieldRef.
     */
    private static boolean isZero(@Nullable JsonValue value, ApiField field) {
        if (value == null || value instanceof JsonNull) {
            return true;
        }
        if (value instanceof JsonObject object) {
            return object.isEmpty();
        }
        if (value instanceof JsonArray array) {
            return array.isEmpty();
        }
        if (value instanceof JsonText text) {
            return text.value().isEmpty()
                    || field.kind() == FieldKind.QUANTITY && text.value().equals("0");
        }
        if (value instanceof JsonNumber number) {
            return number.literal().equals("0");
        }
        return value instanceof JsonBoolean bool && !bool.value();
    }

    private static JsonObject orEmpty(@Nullable JsonValue value) {
        return value == null ? new JsonObject() : (JsonObject) value;
    }

    private static boolean sameQuantity(
            @Nullable JsonValue from, @Nullable JsonValue to, @Nullable ApiField field) {
        return field != null
                && field.kind() == FieldKind.QUANTITY
                && from != null
                && to != null
                && text(from).equals(text(to));
    }

    private void maps(JsonObject from, JsonObject to, FieldPath path, String label) {
        Set<String> keys = new java.util.TreeSet<>(CodePoints.ORDER);
        keys.addAll(from.names());
        keys.addAll(to.names());
        boolean annotations = path.toString().equals("metadata.annotations");
        for (String key : keys) {
            JsonValue left = from.get(key);
            JsonValue right = to.get(key);
            boolean same = left == null ? right == null : left.equals(right);
            if (!same && !(annotations && SERVER_ANNOTATIONS.contains(key))) {
                add(path.key(key), label + "[" + key + "]", left, right);
            }
        }
    }

    private void lists(
            JsonArray from, JsonArray to, @Nullable ApiField field, FieldPath path, String label) {
        List<String> oldKeys = keys(from, field);
        List<String> newKeys = keys(to, field);
        if (oldKeys == null || newKeys == null) {
            unkeyedLists(from, to, field, path, label);
            return;
        }
        Map<String, Integer> oldIndex = new LinkedHashMap<>();
        for (int i = 0; i < oldKeys.size(); i++) {
            oldIndex.put(oldKeys.get(i), i);
        }
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < to.size(); i++) {
            String key = newKeys.get(i);
            String itemLabel = label + "[" + key + "]";
            Integer before = oldIndex.get(key);
            if (before == null) {
                add(path.index(i), itemLabel, null, to.get(i));
            } else {
                kept.add(key);
                item(from.get(before), to.get(i), field, path.index(i), itemLabel);
            }
        }
        for (int i = 0; i < from.size(); i++) {
            if (!newKeys.contains(oldKeys.get(i))) {
                add(path.index(i), label + "[" + oldKeys.get(i) + "]", from.get(i), null);
            }
        }
        List<String> keptBefore = new ArrayList<>(oldKeys);
        keptBefore.retainAll(new HashSet<>(kept));
        if (!keptBefore.equals(kept)) {
            reordered(path, label, texts(keptBefore), texts(kept));
        }
    }

    private void item(
            JsonValue from, JsonValue to, @Nullable ApiField list, FieldPath path, String label) {
        if (from.equals(to)) {
            return;
        }
        if (from instanceof JsonObject left && to instanceof JsonObject right) {
            objects(left, right, list == null ? null : list.type(), path, label);
        } else {
            add(path, label, from, to);
        }
    }

    /** Matches equal items regardless of position; the remaining items are compared in order. */
    private void unkeyedLists(
            JsonArray from, JsonArray to, @Nullable ApiField field, FieldPath path, String label) {
        List<Integer> oldLeft = new ArrayList<>();
        List<Integer> newLeft = new ArrayList<>();
        boolean[] taken = new boolean[to.size()];
        List<Integer> matches = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            int match = matchOf(from.get(i), to, taken);
            if (match < 0) {
                oldLeft.add(i);
            } else {
                taken[match] = true;
                matches.add(match);
            }
        }
        for (int i = 0; i < to.size(); i++) {
            if (!taken[i]) {
                newLeft.add(i);
            }
        }
        int pairs = Math.min(oldLeft.size(), newLeft.size());
        for (int i = 0; i < pairs; i++) {
            int at = newLeft.get(i);
            item(
                    from.get(oldLeft.get(i)),
                    to.get(at),
                    field,
                    path.index(at),
                    label + "[" + at + "]");
        }
        for (int i = pairs; i < newLeft.size(); i++) {
            int at = newLeft.get(i);
            add(path.index(at), label + "[" + at + "]", null, to.get(at));
        }
        for (int i = pairs; i < oldLeft.size(); i++) {
            int at = oldLeft.get(i);
            add(path.index(at), label + "[" + at + "]", from.get(at), null);
        }
        for (int i = 1; i < matches.size(); i++) {
            if (matches.get(i) < matches.get(i - 1)) {
                reordered(path, label, from, to);
                return;
            }
        }
    }

    private static int matchOf(JsonValue wanted, JsonArray in, boolean[] taken) {
        for (int i = 0; i < in.size(); i++) {
            if (!taken[i] && in.get(i).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Returns the keys of the items; null if the list has no merge key, or a key is missing or
     * repeated.
     */
    private static @Nullable List<String> keys(JsonArray list, @Nullable ApiField field) {
        List<String> names = field == null ? List.of() : field.mergeKeys();
        if (names.isEmpty()) {
            return null;
        }
        List<String> keys = new ArrayList<>();
        for (JsonValue item : list) {
            if (!(item instanceof JsonObject object)) {
                return null;
            }
            List<String> parts = new ArrayList<>();
            for (String name : names) {
                if (object.has(name)) {
                    parts.add(text(object.get(name)));
                }
            }
            String key = String.join("/", parts);
            if (parts.isEmpty() || keys.contains(key)) {
                return null;
            }
            keys.add(key);
        }
        return keys;
    }

    private void reordered(FieldPath path, String label, JsonValue from, JsonValue to) {
        Change.Effect effect = Change.Effect.ofReordering(path);
        changes.add(new Change(path, label, Change.Kind.REORDERED, from, to, effect));
    }

    private void add(
            FieldPath path, String label, @Nullable JsonValue from, @Nullable JsonValue to) {
        Change.Kind kind =
                from == null
                        ? Change.Kind.ADDED
                        : to == null ? Change.Kind.REMOVED : Change.Kind.CHANGED;
        changes.add(new Change(path, label, kind, from, to, Change.Effect.of(path)));
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static String text(@Nullable JsonValue value) {
        if (value instanceof JsonText text) {
            return text.value();
        }
        return value instanceof JsonNumber number ? number.literal() : String.valueOf(value);
    }

    private static String dotted(String label, String name) {
        return label.isEmpty() ? name : label + "." + name;
    }
}
