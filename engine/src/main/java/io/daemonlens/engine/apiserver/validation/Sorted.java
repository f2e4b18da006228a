package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.CodePoints;
import io.daemonlens.engine.apimachinery.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The names of a map in the order in which Go prints them. */
final class Sorted {

    private Sorted() {}

    static List<String> names(JsonObject object) {
        List<String> names = new ArrayList<>(object.names());
        names.sort(CodePoints.ORDER);
        return names;
    }
}
