package io.daemonlens.manifest;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.text.Document;
import io.daemonlens.text.TextEdit;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Rewrites the text of a manifest so that it has another value at one path. Comments, order and
 * style of everything that does not differ are kept. Each result is parsed and stored again to
 * verify that it has the wanted value and that nothing else changed.
 */
public final class Rewriting {

    /**
     * The most rounds of edits. One edit may reveal another difference; after this many, it gives
     * up.
     */
    private static final int ROUNDS = 12;

    private final ApiType type;
    private final Function<Body, JsonObject> stored;
    private final FieldPath at;
    private final JsonValue wanted;

    /**
     * The rewritten text.
     *
     * @param text of the whole document
     * @param inPlace whether only differences were edited; otherwise the whole value was rewritten
     *     and comments in it were lost
     */
    public record Result(String text, boolean inPlace) {}

    /**
     * @param type of the object, such as the DaemonSet of apps/v1
     * @param stored converts a text to the object that the API server stores; null if decoding
     *     fails
     * @param at the member to change
     * @param wanted its value as stored; null to remove it
     */
    public Rewriting(
            ApiType type, Function<Body, JsonObject> stored, FieldPath at, JsonValue wanted) {
        this.type = type;
        this.stored = stored;
        this.at = at;
        this.wanted = wanted;
    }

    /** Returns the rewritten text; empty if no rewrite could be verified. */
    public Optional<Result> of(Manifest manifest) {
        JsonObject now = stored(manifest);
        if (now == null || manifest.tree().problem() != null) {
            return Optional.empty();
        }
        for (boolean withDefaults : new boolean[] {false, true}) {
            String text = inPlace(manifest, now, withDefaults);
            if (text != null) {
                return Optional.of(new Result(text, true));
            }
        }
        for (boolean withDefaults : new boolean[] {false, true}) {
            String text = anew(manifest, now, withDefaults);
            if (text != null) {
                return Optional.of(new Result(text, false));
            }
        }
        return Optional.empty();
    }

    private String inPlace(Manifest manifest, JsonObject before, boolean withDefaults) {
        Manifest current = manifest;
        for (int round = 0; round < ROUNDS; round++) {
            JsonObject now = stored(current);
            if (now == null) {
                return null;
            }
            if (same(valueAt(now), wanted)) {
                return outside(now).equals(outside(before)) ? current.document().text() : null;
            }
            if (!(current.root() instanceof YamlMapping root)) {
                return null;
            }
            ValueEdits edits = new ValueEdits(current, withDefaults);
            edits.members(root, now, with(now), type);
            current = edited(current, edits.edits());
            if (current == null) {
                return null;
            }
        }
        return null;
    }

    private String anew(Manifest manifest, JsonObject before, boolean withDefaults) {
        YamlEntry entry = manifest.entryAt(at);
        if (entry == null || wanted == null) {
            return null;
        }
        ValueEdits edits = new ValueEdits(manifest, withDefaults);
        edits.whole(entry, wanted, field());
        Manifest edited = edited(manifest, edits.edits());
        JsonObject now = edited == null ? null : stored(edited);
        return now != null && same(valueAt(now), wanted) && outside(now).equals(outside(before))
                ? edited.document().text()
                : null;
    }

    private static Manifest edited(Manifest manifest, List<TextEdit> edits) {
        String text = manifest.document().text();
        String next = TextEdit.apply(text, edits);
        if (next.equals(text)) {
            return null;
        }
        for (Manifest each : Manifest.of(Document.of(manifest.document().name(), next))) {
            if (each.index() == manifest.index() && each.item() == manifest.item()) {
                return each.tree().problem() == null ? each : null;
            }
        }
        return null;
    }

    private JsonObject stored(Manifest manifest) {
        Body body = manifest.body();
        return body.tree() instanceof JsonObject ? stored.apply(body) : null;
    }

    private static boolean same(JsonValue left, JsonValue right) {
        return left == null ? right == null : left.equals(right);
    }

    private JsonValue valueAt(JsonObject object) {
        JsonValue value = object;
        for (FieldPath step : at.steps()) {
            value = child(value, step);
        }
        return value;
    }

    private static JsonValue child(JsonValue value, FieldPath step) {
        if (value instanceof JsonObject object && step.kind() != FieldPath.Kind.INDEX) {
            return object.get(step.name());
        }
        return value instanceof JsonArray array
                        && step.kind() == FieldPath.Kind.INDEX
                        && step.index() < array.size()
                ? array.get(step.index())
                : null;
    }

    /** Returns the object with the wanted value in its place. */
    private JsonObject with(JsonObject now) {
        JsonObject copy = now.copy();
        JsonValue holder = copy;
        List<FieldPath> steps = at.steps();
        for (FieldPath step : steps.subList(0, steps.size() - 1)) {
            JsonValue next = child(holder, step);
            if (next == null && holder instanceof JsonObject object && step.name() != null) {
                next = new JsonObject();
                object.put(step.name(), next);
            }
            holder = next;
        }
        FieldPath last = steps.get(steps.size() - 1);
        if (holder instanceof JsonArray array && last.index() < array.size()) {
            if (wanted == null) {
                array.remove(last.index());
            } else {
                array.set(last.index(), wanted);
            }
        } else if (holder instanceof JsonObject object) {
            if (wanted == null) {
                object.remove(last.name());
            } else {
                object.put(last.name(), wanted);
            }
        }
        return copy;
    }

    /**
     * Returns what must not change: everything except the {@code spec} or object member to change.
     */
    private JsonObject outside(JsonObject object) {
        JsonObject copy = object.copy();
        List<FieldPath> steps = at.steps();
        JsonObject spec = copy.object(steps.get(0).name());
        if (steps.size() > 1 && spec != null) {
            spec.remove(steps.get(1).name());
        } else {
            copy.remove(steps.get(0).name());
        }
        return copy;
    }

    private ApiField field() {
        ApiType holder = type;
        ApiField field = null;
        for (FieldPath step : at.steps()) {
            if (step.kind() != FieldPath.Kind.INDEX) {
                field = holder == null ? null : holder.field(step.name());
                holder = field == null || field.map() ? null : field.type();
            }
        }
        return field;
    }
}
