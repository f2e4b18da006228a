package io.daemonlens.analysis;

import io.daemonlens.engine.apimachinery.ErrorType;
import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.fieldguide.UnknownFieldHelp;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Errors that another mistake in the same text explains: a missing field that a misspelt or
 * misplaced field was meant to be. The server reports them all; only the cause is shown.
 */
final class RootCauses {

    private static final FieldPath POD = FieldPath.of("spec", "template", "spec");

    private final List<FieldPath> unknown = new ArrayList<>();
    private final List<String> homes = new ArrayList<>();
    private final List<FieldPath> nearest = new ArrayList<>();
    private boolean lacksSelector;

    private RootCauses() {}

    static RootCauses of(JsonObject object, ApiType root, UnknownFieldHelp help) {
        RootCauses causes = new RootCauses();
        if (root != null) {
            causes.collect(object, root, FieldPath.ROOT);
            for (FieldPath path : causes.unknown) {
                causes.homes.add(help.home(path));
                String near = help.nearest(path);
                causes.nearest.add(near == null ? null : path.parent().child(near));
            }
        }
        causes.lacksSelector =
                object.object("spec") != null && object.object("spec").get("selector") == null;
        return causes;
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
        if (error.rule().equals("mount-without-volume")) {
            return homes.contains(POD.child("volumes").toString())
                    || nearest.contains(POD.child("volumes"));
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
