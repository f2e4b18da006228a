package io.daemonlens.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.daemonlens.manifest.Manifest;

/**
 * The DaemonSet of a file that a request refers to: the one in a section, the one around a
 * position, or without either any.
 *
 * @param uri the file
 * @param document the section counted from 0; -1 for none named
 * @param line the position's line; -1 for none named
 * @param character the position's column
 */
record Target(String uri, int document, int line, int character) {

    static Target of(JsonObject json) {
        JsonElement uri = json.get("uri");
        JsonElement document = json.get("document");
        int line = -1;
        int character = 0;
        if (json.get("position") instanceof JsonObject position) {
            line = position.get("line").getAsInt();
            character = position.get("character").getAsInt();
        }
        return new Target(
                uri == null ? "" : uri.getAsString(),
                document == null || !document.isJsonPrimitive() ? -1 : document.getAsInt(),
                line,
                character);
    }

    boolean means(Manifest manifest) {
        if (document >= 0) {
            return manifest.index() == document;
        }
        return line < 0
                || manifest.section().touches(manifest.document().lines().offset(line, character));
    }
}
