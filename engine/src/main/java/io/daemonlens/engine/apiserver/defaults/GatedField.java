package io.daemonlens.engine.apiserver.defaults;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.FeatureGate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A field of a pod template's spec that exists only while a feature gate is on. */
final class GatedField {

    private static final List<GatedField> ALL = read();

    private static final List<String> CONTAINER_LISTS =
            List.of("containers", "initContainers", "ephemeralContainers");
    private static final List<String> POD_AFFINITIES = List.of("podAffinity", "podAntiAffinity");

    private final String gate;
    private final String[] parents;
    private final String name;

    private GatedField(String gate, String path) {
        this.gate = gate;
        String[] steps = path.split("\\.");
        this.parents = java.util.Arrays.copyOf(steps, steps.length - 1);
        this.name = steps[steps.length - 1];
    }

    /** Returns every gated field, in the server's order. */
    static List<GatedField> all() {
        return ALL;
    }

    /** Returns the gate's name. */
    String gate() {
        return gate;
    }

    void drop(JsonObject podSpec) {
        walk(podSpec, 0, holder -> holder.remove(name));
    }

    boolean isUsed(JsonObject podSpec) {
        boolean[] used = new boolean[1];
        walk(podSpec, 0, holder -> used[0] |= holder.has(name));
        return used[0];
    }

    /** Reports every path in a pod's spec at which the field is written. */
    void find(Field podSpec, Consumer<FieldPath> found) {
        find(podSpec, 0, found);
    }

    private void find(Field at, int step, Consumer<FieldPath> found) {
        if (step == parents.length) {
            if (at.at(name).present()) {
                found.accept(at.at(name).path());
            }
            return;
        }
        String parent = parents[step];
        if (parent.equals("C[]")) {
            for (String list : CONTAINER_LISTS) {
                at.at(list).items().forEach(item -> find(item, step + 1, found));
            }
        } else if (parent.equals("A[]")) {
            for (String kind : POD_AFFINITIES) {
                Field terms = at.at("affinity", kind);
                terms.at("requiredDuringSchedulingIgnoredDuringExecution")
                        .items()
                        .forEach(item -> find(item, step + 1, found));
                terms.at("preferredDuringSchedulingIgnoredDuringExecution")
                        .items()
                        .forEach(item -> find(item.at("podAffinityTerm"), step + 1, found));
            }
        } else if (parent.endsWith("[]")) {
            at.at(parent.substring(0, parent.length() - 2))
                    .items()
                    .forEach(item -> find(item, step + 1, found));
        } else {
            find(at.at(parent), step + 1, found);
        }
    }

    private void walk(JsonObject at, int step, Consumer<JsonObject> action) {
        if (at == null) {
            return;
        }
        if (step == parents.length) {
            action.accept(at);
            return;
        }
        String parent = parents[step];
        if (parent.equals("C[]")) {
            for (String list : CONTAINER_LISTS) {
                items(at.array(list), step, action);
            }
        } else if (parent.equals("A[]")) {
            affinityTerms(at.object("affinity"), step, action);
        } else if (parent.endsWith("[]")) {
            items(at.array(parent.substring(0, parent.length() - 2)), step, action);
        } else {
            walk(at.object(parent), step + 1, action);
        }
    }

    private void items(JsonArray list, int step, Consumer<JsonObject> action) {
        if (list != null) {
            for (JsonValue item : list) {
                if (item instanceof JsonObject object) {
                    walk(object, step + 1, action);
                }
            }
        }
    }

    private void affinityTerms(JsonObject affinity, int step, Consumer<JsonObject> action) {
        if (affinity == null) {
            return;
        }
        for (String kind : POD_AFFINITIES) {
            JsonObject terms = affinity.object(kind);
            items(Tree.list(terms, "requiredDuringSchedulingIgnoredDuringExecution"), step, action);
            Tree.each(
                    Tree.list(terms, "preferredDuringSchedulingIgnoredDuringExecution"),
                    preferred -> walk(preferred.object("podAffinityTerm"), step + 1, action));
        }
    }

    private static List<GatedField> read() {
        List<GatedField> fields = new ArrayList<>();
        for (String line : FeatureGate.droppedPaths().split("\n")) {
            String[] cells = line.split("\t");
            fields.add(new GatedField(cells[0], cells[1]));
        }
        return fields;
    }
}
