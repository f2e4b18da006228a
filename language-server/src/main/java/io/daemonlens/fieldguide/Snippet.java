package io.daemonlens.fieldguide;

import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A skeleton worth offering where a field or an item of a list begins. The body is a snippet of the
 * language server protocol: {@code ${1:text}} is a stop to fill in.
 *
 * @param field the field it is for, as {@code Owner.name}: the value below that key, or for a list
 *     one item of it
 * @param label what the list of completions shows
 * @param detail what it is for, in a few words
 * @param body the lines to put there, the first without indentation
 */
public record Snippet(String field, String label, String detail, String body) {

    private static final List<Snippet> ALL = new ArrayList<>();

    static {
        String field = null;
        String[] head = {};
        StringBuilder body = new StringBuilder();
        for (String line : (resource() + "\n== end | |").split("\n")) {
            if (line.startsWith("== ")) {
                if (field != null) {
                    ALL.add(
                            new Snippet(
                                    field,
                                    head[1].strip(),
                                    head[2].strip(),
                                    body.toString().strip()));
                }
                head = line.substring(3).split("\\|", 3);
                field = head[0].strip();
                body.setLength(0);
            } else if (field != null) {
                body.append(line).append('\n');
            }
        }
    }

    private static String resource() {
        try (InputStream in = Snippet.class.getResourceAsStream("/fieldguide/snippets.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A whole DaemonSet, for an empty file. */
    public static Snippet daemonSet() {
        return of("-").get(0);
    }

    /** The skeletons for a field's value, or for one item of it where it is a list. */
    public static List<Snippet> of(ApiField field) {
        return of(field.owner().shortName() + "." + field.name());
    }

    /** Several keys at once, beside the others of an object of this type. */
    public static List<Snippet> among(ApiType type) {
        return of(type.shortName());
    }

    private static List<Snippet> of(String name) {
        return ALL.stream().filter(snippet -> snippet.field.equals(name)).toList();
    }

    /** The top-level keys that the body writes. */
    public List<String> keys() {
        return body.lines()
                .filter(line -> !line.isEmpty() && line.charAt(0) != ' ' && line.charAt(0) != '-')
                .filter(line -> line.indexOf(':') > 0)
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();
    }

    /** The same with another body. */
    public Snippet withBody(String other) {
        return new Snippet(field, label, detail, other);
    }

    /** The lines indented by this many spaces, all but the first. */
    public String indented(int column) {
        return body.replace("\n", "\n" + " ".repeat(column));
    }

    /** The body as plain text, each stop replaced by its first suggestion. */
    public String withoutStops() {
        return body.replaceAll("\\$\\{\\d+\\|([^,|]*)[^}]*\\}", "$1")
                .replaceAll("\\$\\{\\d+:([^}]*)\\}", "$1");
    }
}
