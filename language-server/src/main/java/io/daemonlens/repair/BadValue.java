package io.daemonlens.repair;

import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * The place and the value of an error of the API server, as the user wrote them. Some errors name a
 * whole map or toleration; the value in the message then says which entry is meant.
 */
final class BadValue {

    private final FieldError error;
    private final Manifest manifest;

    BadValue(FieldError error, Manifest manifest) {
        this.error = error;
        this.manifest = manifest;
    }

    /** Returns the detail of the message, without path and value. */
    String detail() {
        return error.detail();
    }

    FieldPath at() {
        return error.at();
    }

    /** Returns the last name of the path, also for an item of a list. */
    String name() {
        FieldPath at = error.at();
        while (!at.isRoot() && at.kind() == FieldPath.Kind.INDEX) {
            at = at.parent();
        }
        return at.isRoot() || at.name() == null ? "" : at.name();
    }

    /** Whether the manifest has a value here, even an empty one. */
    boolean isWritten() {
        return manifest.nodeAt(error.at()) != null;
    }

    /** Returns the written value; empty if there is none or it is not a scalar. */
    String text() {
        if (!error.at().isRoot() && error.value().equals(error.at().name())) {
            return error.value(); // Until 1.31, the name of a resource is printed without quotes.
        }
        if (error.value().equals("\"\"") && "".equals(error.at().name())) {
            return ""; // The key is empty.
        }
        String text = manifest.text(error.at());
        String named = named();
        boolean scalar = manifest.nodeAt(error.at()) instanceof YamlScalar;
        return named.isEmpty() || scalar && named.equals(text) ? text : named;
    }

    /** Returns the text that the message quotes; empty if its value is not a text. */
    private String named() {
        String value = error.value();
        if (value.length() < 2 || value.charAt(0) != '"' || !value.endsWith("\"")) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < value.length() - 1; i++) {
            char c = value.charAt(i);
            boolean escaped =
                    c == '\\' && (value.charAt(i + 1) == '"' || value.charAt(i + 1) == '\\');
            text.append(escaped ? value.charAt(++i) : c);
        }
        return text.toString();
    }

    /** Returns the value of a field beside this one; empty if absent. */
    String sibling(String name) {
        return error.at().isRoot() ? "" : manifest.text(error.at().parent().child(name));
    }

    /** Returns the value of a field below this one; empty if absent. */
    String child(String name) {
        return manifest.text(error.at().child(name));
    }

    /** Returns the names of the fields of the object here; empty if it is not an object. */
    List<String> fields() {
        return fields(error.at());
    }

    List<String> fields(FieldPath at) {
        List<String> names = new ArrayList<>();
        if (manifest.nodeAt(at) instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                if (entry.name() != null) {
                    names.add(entry.name());
                }
            }
        }
        return names;
    }

    /** Returns the number of items here; 0 if it is not a list. */
    int items() {
        return manifest.nodeAt(error.at()) instanceof YamlSequence s ? s.items().size() : 0;
    }

    /** Returns the key of the map's entry whose value is wrong; null if it is no such value. */
    String key() {
        boolean entry = error.at().kind() == FieldPath.Kind.KEY;
        return entry && !error.at().name().equals(named()) ? error.at().name() : null;
    }

    /** Returns the number of bytes of the keys and values of the map here. */
    int bytes() {
        int bytes = 0;
        if (manifest.nodeAt(error.at()) instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                bytes += length(entry.name());
                bytes += entry.value().target() instanceof YamlScalar s ? length(s.text()) : 0;
            }
        }
        return bytes;
    }

    private static int length(String text) {
        return text == null ? 0 : text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
}
