package io.daemonlens.fieldguide;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The places in an object where a field of a given name belongs: an outer object, an inner one, or
 * an object beside an outer one. A place inside a list is written {@code containers[].image}.
 */
final class FieldHomes {

    private static final int DEEPEST = 3;

    /** More places than this are no advice. */
    private static final int MOST = 3;

    /** Lists and objects where nobody writes the fields of a DaemonSet by hand. */
    private static final Set<String> SKIPPED =
            Set.of(
                    "ephemeralContainers",
                    "initContainers",
                    "managedFields",
                    "ownerReferences",
                    "ephemeral",
                    "os");

    private final ApiType root;
    private final JsonObject object;

    FieldHomes(ApiType root, JsonObject object) {
        this.root = root;
        this.object = object;
    }

    /** Returns the path of the nearest outer object's field of this name; null if none has it. */
    String above(FieldPath at) {
        FieldPath above = at.parent();
        while (!above.isRoot()) {
            boolean within = above.name() != null && above.name().equals(at.name());
            above = above.parent();
            ApiType type = type(above);
            if (type != null && type.field(at.name()) != null && !within) {
                return above.isRoot() ? at.name() : above + "." + at.name();
            }
        }
        return null;
    }

    /**
     * Returns the paths of the shallowest fields of this name below the object that holds the
     * field; only those in written objects, if there are such.
     */
    List<String> below(FieldPath at) {
        ApiType type = type(at.parent());
        return type == null ? List.of() : few(search(at.name(), type, at.parent(), false));
    }

    /** Returns whether exactly one object directly in this one can hold the field. */
    boolean hasOneBelow(FieldPath at) {
        ApiType type = type(at.parent());
        List<String> all = new ArrayList<>();
        if (type != null) {
            collect(at.name(), type, null, "", 1, false, new ArrayList<>(), all);
        }
        return all.size() == 1;
    }

    /** Returns the places beside the field's outer objects and in lists, the nearest first. */
    List<String> around(FieldPath at) {
        for (FieldPath outer = at.parent(); ; outer = outer.parent()) {
            ApiType type = type(outer);
            for (int lists = 0; type != null && lists < 2; lists++) {
                List<String> found = few(search(at.name(), type, outer, lists > 0));
                found.removeIf(place -> place.equals(at.toString()));
                if (!found.isEmpty()) {
                    return found;
                }
            }
            if (outer.isRoot()) {
                return List.of();
            }
        }
    }

    private static List<String> few(List<String> places) {
        List<String> inContainers = new ArrayList<>(places);
        inContainers.removeIf(place -> !place.contains("containers["));
        if (!inContainers.isEmpty()) {
            return few(inContainers, inContainers.size());
        }
        return few(places, places.size());
    }

    private static List<String> few(List<String> places, int size) {
        return size > MOST ? new ArrayList<>() : places;
    }

    private List<String> search(String name, ApiType type, FieldPath at, boolean lists) {
        for (int depth = 1; depth <= DEEPEST; depth++) {
            List<String> written = new ArrayList<>();
            List<String> all = new ArrayList<>();
            String prefix = at.isRoot() ? "" : at + ".";
            collect(name, type, valueAt(at), prefix, depth, lists, written, all);
            if (!all.isEmpty()) {
                return written.isEmpty() ? all : written;
            }
        }
        return new ArrayList<>();
    }

    private static void collect(
            String name,
            ApiType type,
            JsonValue value,
            String prefix,
            int depth,
            boolean lists,
            List<String> written,
            List<String> all) {
        for (ApiField field : type.properties().values()) {
            boolean usable = field.type() != null && !field.map() && (lists || !field.list());
            if (!usable || SKIPPED.contains(field.name())) {
                continue;
            }
            JsonValue inside = value instanceof JsonObject o ? o.get(field.name()) : null;
            if (inside instanceof JsonArray items) {
                inside = items.isEmpty() ? null : items.get(0);
            }
            String path = prefix + field.name() + (field.list() ? "[]" : "") + ".";
            if (depth > 1) {
                collect(name, field.type(), inside, path, depth - 1, lists, written, all);
            } else if (field.type().field(name) != null) {
                all.add(path + name);
                if (inside instanceof JsonObject) {
                    written.add(path + name);
                }
            }
        }
    }

    private ApiType type(FieldPath at) {
        FieldAt holder = root == null ? null : FieldAt.of(root, at);
        return holder == null ? null : holder.type();
    }

    /** Returns the written value at a path; null if there is none. */
    JsonValue valueAt(FieldPath path) {
        JsonValue value = object;
        for (FieldPath step : path.steps()) {
            if (step.kind() == FieldPath.Kind.INDEX) {
                boolean has = value instanceof JsonArray array && step.index() < array.size();
                value = has ? ((JsonArray) value).get(step.index()) : null;
            } else {
                value = value instanceof JsonObject parent ? parent.get(step.name()) : null;
            }
        }
        return value;
    }
}
