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
 * A completion that inserts a template for a field or list item. The body is a snippet of the
 * Language Server Protocol: {@code ${1:text}} is a placeholder.
 *
 * @param field that it completes, as {@code Owner.name}: the value of that key or, for a list, one
 *     item
 * @param label shown in the list of completions
 * @param detail a short description
 * @param body lines to insert, the first without indentation
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

    /** Returns a whole DaemonSet, for an empty file. */
    public static Snippet daemonSet() {
        return of("-").get(0);
    }

    /** Returns the snippets for a field's value or, for a list, for one item. */
    public static List<Snippet> of(ApiField field) {
        return of(field.owner().shortName() + "." + field.name());
    }

    /** Returns snippets that add several keys at once to an object of this type. */
    public static List<Snippet> among(ApiType type) {
        return of(type.shortName());
    }

    private static List<Snippet> of(String name) {
        return ALL.stream().filter(snippet -> snippet.field.equals(name)).toList();
    }

    /** Returns the top-level keys of the body. */
    public List<String> keys() {
        return body.lines()
                .filter(line -> !line.isEmpty() && line.charAt(0) != ' ' && line.charAt(0) != '-')
                .filter(line -> line.indexOf(':') > 0)
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();
    }

    /** Returns a copy with another body. */
    public Snippet withBody(String other) {
        return new Snippet(field, label, detail, other);
    }

    /** Indents all lines except the first by this many spaces. */
    public String indented(int column) {
        return body.replace("\n", "\n" + " ".repeat(column));
    }

    /** Returns the body as plain text, with each placeholder replaced by its first suggestion. */
    public String withoutStops() {
        return body.replaceAll("\\$\\{\\d+\\|([^,|]*)[^}]*\\}", "$1")
                .replaceAll("\\$\\{\\d+:([^}]*)\\}", "$1");
    }
}
