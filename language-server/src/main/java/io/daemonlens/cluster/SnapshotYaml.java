package io.daemonlens.cluster;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the output of {@code kubectl get … -o yaml} one item at a time. It splits lists at their
 * dashes, parses each item separately, and keeps only the relevant fields. So 5,000 nodes fit into
 * little memory, whatever the size of the output. It reads all documents of a file.
 *
 * <p>Splitting at dashes is correct for the output of kubectl and similar tools. Other YAML (an
 * alias to another item, a quoted text that continues further left than it started) is reported as
 * a problem and never read incorrectly.
 */
final class SnapshotYaml {

    private static final byte[] ITEMS = "items:".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private final String file;
    private final SnapshotCompaction compact = new SnapshotCompaction();
    private final List<JsonValue> values = new ArrayList<>();

    // of the part between two lines of ---
    private YamlPart around;
    private JsonArray items;
    private YamlPart item;
    private IrrelevantFieldFilter dull;
    private int dash;
    private boolean inItems;
    private long itemsFrom;

    private SnapshotYaml(String file) {
        this.file = file;
    }

    /**
     * Reads the values of a file's documents; empty documents are skipped.
     *
     * @param file its name, for messages
     * @param in UTF-8; a byte order mark is skipped
     */
    static List<JsonValue> read(String file, InputStream in) throws IOException, ClusterException {
        SnapshotYaml reader = new SnapshotYaml(file);
        YamlLines lines = new YamlLines(file, in);
        while (lines.next()) {
            reader.line(lines);
        }
        reader.endOfDocument(lines.number());
        return reader.values;
    }

    private void line(YamlLines line) throws ClusterException {
        if (line.isSeparator()) {
            endOfDocument(line.number());
            return;
        }
        if (around == null) {
            around = new YamlPart(file, line.number());
        }
        if (inItems) {
            lineOfItems(line);
        } else {
            line.addTo(around);
            if (items == null && line.is(ITEMS)) {
                items = new JsonArray();
                inItems = true;
                dash = -1;
                itemsFrom = line.number() + 1;
            }
        }
    }

    private void lineOfItems(YamlLines line) throws ClusterException {
        if (line.isDash() && (dash < 0 || line.indentation() == dash)) {
            dash = line.indentation();
            endOfItem();
            item = new YamlPart(file, line.number());
            dull = new IrrelevantFieldFilter(line.columnBehindDash());
            line.addTo(item);
        } else if (dash >= 0 && (line.isBlank() || line.indentation() > dash)) {
            if (dull.isDull(line)) {
                item.addEmpty();
            } else {
                line.addTo(item);
            }
        } else if (line.isBlank()) {
            // Lines skipped between "items:" and the first dash are counted with the items.
            return;
        } else {
            endOfItems(line.number());
            line.addTo(around);
        }
    }

    private void endOfItem() throws ClusterException {
        if (item != null) {
            if (item.value() instanceof JsonArray one) {
                one.forEach(each -> items.add(compact.of(each)));
            }
            item = null;
        }
    }

    private void endOfItems(long line) throws ClusterException {
        endOfItem();
        inItems = false;
        around.leaveOut(line - itemsFrom);
    }

    private void endOfDocument(long line) throws ClusterException {
        if (around == null) {
            return;
        }
        if (inItems) {
            endOfItems(line);
        }
        JsonValue value = around.value();
        if (value instanceof JsonObject object && object.get("items") == JsonNull.NULL) {
            if (items != null && !items.isEmpty()) {
                object.put("items", items);
            }
        } else if (value != null) {
            value = compact.of(value);
        }
        if (value instanceof JsonObject || value instanceof JsonArray) {
            values.add(value);
        } else if (value != null) {
            throw SnapshotProblems.holdsNothing(around.start());
        }
        around = null;
        items = null;
    }
}
