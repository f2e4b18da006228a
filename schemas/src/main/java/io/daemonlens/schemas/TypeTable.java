package io.daemonlens.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The text of the table, one paragraph a type. */
final class TypeTable {

    private static final Map<String, String> TEXTS = new HashMap<>();

    static {
        for (String group :
                new String[] {
                    "apps.v1",
                    "apps.v1beta2",
                    "core.v1",
                    "extensions.v1beta1",
                    "internal.apps",
                    "internal.core",
                    "intstr",
                    "meta.v1",
                    "resource",
                    "types"
                }) {
            read(group);
        }
    }

    private TypeTable() {}

    /** The lines of one type, each ended by a line feed; null when there is none with this id. */
    static String text(String id) {
        return TEXTS.get(id);
    }

    private static void read(String group) {
        try (InputStream in = TypeTable.class.getResourceAsStream("types/" + group + ".tsv")) {
            String id = null;
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("#")) {
                    continue;
                }
                int tab = line.indexOf('\t');
                if (tab != 0) {
                    id = group + "." + (tab < 0 ? line : line.substring(0, tab));
                }
                if (tab >= 0) {
                    TEXTS.merge(id, line.substring(tab) + "\n", String::concat);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
