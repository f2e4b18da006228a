package io.daemonlens.analysis;

import io.daemonlens.engine.apimachinery.ErrorType;
import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.fieldguide.UnknownFieldHelp;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Errors that another mistake of the same text explains: the field that a misspelt or misplaced one
 * would have been, and what stands in the wrong list. The server reports them all; a reader is
 * helped by the first cause alone.
 */
final class RootCauses {

    private static final FieldPath POD = FieldPath.of("spec", "template", "spec");

    private final List<FieldPath> unknown = new ArrayList<>();
    private final List<String> homes = new ArrayList<>();
    private final List<FieldPath> nearest = new ArrayList<>();
    private final List<FieldPath> volumes = new ArrayList<>();
    private final Set<String> volumeNames = new LinkedHashSet<>();
    private boolean lacksSelector;

    private RootCauses() {}

    static RootCauses of(JsonObject object, ApiType root, UnknownFieldHelp help) {
        RootCauses causes = new RootCauses();
        if (root != null) {
            causes.collect(object, root, FieldPath.ROOT);
            ApiType volume = element(root, "volumes");
            for (FieldPath path : causes.unknown) {
                causes.homes.add(help.home(path));
                String near = help.nearest(path);
                causes.nearest.add(near == null ? null : path.parent().child(near));
                FieldPath item = path.parent();
                boolean inContainers =
                        item.kind() == FieldPath.Kind.INDEX
                                && item.parent().equals(POD.child("containers"));
                if (inContainers && volume != null && volume.field(path.name()) != null) {
                    causes.volume(object, item);
                }
            }
        }
        causes.lacksSelector =
                object.object("spec") != null && object.object("spec").get("selector") == null;
        return causes;
    }

    private static ApiType element(ApiType root, String list) {
        ApiType type = root;
        for (String name : List.of("spec", "template", "spec", list)) {
            ApiField field = type == null ? null : type.field(name);
            type = field == null ? null : field.type();
        }
        return type;
    }

    private void volume(JsonObject object, FieldPath item) {
        if (volumes.contains(item)) {
            return;
        }
        volumes.add(item);
        JsonValue value = object;
        for (FieldPath step : item.steps()) {
            value =
                    step.kind() == FieldPath.Kind.INDEX
                            ? ((JsonArray) value).get(step.index())
                            : ((JsonObject) value).get(step.name());
        }
        if (value instanceof JsonObject volume && volume.get("name") instanceof JsonText name) {
            volumeNames.add(name.value());
        }
    }

    /** The volume that stands among the containers and has this field; null for none. */
    FieldPath volumeAmongContainers(FieldPath path) {
        return volumes.contains(path.parent()) ? path.parent() : null;
    }

    /** Whether an unknown field only repeats that volumes stand among the containers. */
    boolean repeats(FieldPath path) {
        return !volumes.isEmpty()
                && volumes.contains(path.parent())
                && !path.parent().equals(volumes.get(0));
    }

    /** Whether another mistake explains an error. */
    boolean explain(FieldError error) {
        if (error.rule().equals("selector-mismatch") && error.type() != ErrorType.REQUIRED) {
            boolean labels =
                    nearest.contains(POD.parent().child("metadata").child("labels"))
                            || nearest.contains(FieldPath.of("spec", "selector", "matchLabels"));
            return lacksSelector || labels;
        }
        if (error.rule().equals("empty-selector")) {
            return nearest.contains(FieldPath.of("spec", "selector", "matchLabels"));
        }
        for (FieldPath item : volumes) {
            if (isWithin(error.at(), item)) {
                return true;
            }
        }
        if (error.rule().equals("mount-without-volume")) {
            return homes.contains(POD.child("volumes").toString())
                    || nearest.contains(POD.child("volumes"))
                    || volumeNames.stream().anyMatch(name -> error.value().contains(name));
        }
        if (error.type() != ErrorType.REQUIRED) {
            return false;
        }
        for (int i = 0; i < unknown.size(); i++) {
            String home = homes.get(i);
            boolean moved =
                    home != null
                            && (error.at().toString().equals(home)
                                    || error.at().toString().startsWith(home + "."));
            if (moved || error.at().equals(nearest.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWithin(FieldPath path, FieldPath above) {
        for (FieldPath at = path; !at.isRoot(); at = at.parent()) {
            if (at.equals(above)) {
                return true;
            }
        }
        return false;
    }

    private void collect(JsonObject object, ApiType type, FieldPath at) {
        for (Map.Entry<String, JsonValue> entry : object.entries()) {
            ApiField field = type.field(entry.getKey());
            FieldPath path = at.child(entry.getKey());
            if (field == null) {
                unknown.add(path);
            } else if (field.type() != null && !field.map()) {
                collect(entry.getValue(), field.type(), path);
            }
        }
    }

    private void collect(JsonValue value, ApiType type, FieldPath at) {
        if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                collect(array.get(i), type, at.index(i));
            }
        } else if (value instanceof JsonObject object) {
            collect(object, type, at);
        }
    }
}
