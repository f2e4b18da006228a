package io.daemonlens.engine.apiserver.validation.print;

import io.daemonlens.engine.json.CodePoints;
import io.daemonlens.engine.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Sorts the keys of a map in the order in which Go prints them. */
final class SortedKeys {

    private SortedKeys() {}

    static List<String> names(JsonObject object) {
        List<String> names = new ArrayList<>(object.names());
        names.sort(CodePoints.ORDER);
        return names;
    }
}
