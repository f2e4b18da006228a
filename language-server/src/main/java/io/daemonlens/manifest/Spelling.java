package io.daemonlens.manifest;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.yaml.UnreadableScalarException;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlParser;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * The style of a text: its indentation, whether list dashes are indented, and whether it is JSON.
 *
 * @param indent number of spaces for each level
 * @param dash number of spaces before the dash of a list below a key
 * @param json whether keys and strings are always quoted
 */
record Spelling(int indent, int dash, boolean json) {

    private static final String OTHER_READERS = "(?i)y|n|yes|no|on|off|true|false|null|~";

    /**
     * Detects the style of a text. By default, it indents by two spaces and does not indent dashes.
     */
    static Spelling of(String text, YamlNode root) {
        int[] found = {0, -1};
        look(text, root, found, 0);
        boolean json = text.stripLeading().startsWith("{");
        return new Spelling(found[0] == 0 ? 2 : found[0], Math.max(found[1], 0), json);
    }

    private static void look(String text, YamlNode node, int[] found, int depth) {
        if (depth > 12 || found[0] > 0 && found[1] >= 0) {
            return;
        }
        if (node instanceof YamlMapping mapping && !mapping.isFlow()) {
            for (YamlEntry entry : mapping.entries()) {
                int key = column(text, entry.key().start());
                if (entry.value() instanceof YamlMapping inner
                        && !inner.isFlow()
                        && found[0] == 0) {
                    found[0] = Math.max(1, column(text, inner.start()) - key);
                }
                if (entry.value() instanceof YamlSequence list
                        && !list.isFlow()
                        && found[1] < 0
                        && !list.items().isEmpty()) {
                    found[1] = Math.max(0, column(text, list.start()) - key);
                }
                look(text, entry.value(), found, depth + 1);
            }
        } else if (node instanceof YamlSequence list && !list.isFlow()) {
            list.items().forEach(item -> look(text, item, found, depth + 1));
        }
    }

    static int column(String text, int at) {
        return at - (text.lastIndexOf('\n', at - 1) + 1);
    }

    /** Formats a value in block style from column 0; a scalar takes one line. */
    List<String> lines(JsonValue value) {
        List<String> lines = new ArrayList<>();
        if (value instanceof JsonObject object && !object.isEmpty()) {
            nameFirst(object)
                    .entries()
                    .forEach(each -> lines.addAll(entry(each.getKey(), each.getValue())));
        } else if (value instanceof JsonArray array && !array.isEmpty()) {
            array.forEach(item -> lines.addAll(item(item)));
        } else if (isBlock(value)) {
            lines.addAll(literal((JsonText) value));
        } else {
            lines.add(scalar(value, false));
        }
        return lines;
    }

    /** Moves {@code name} and {@code image} first, where people look for them. */
    private static JsonObject nameFirst(JsonObject object) {
        JsonObject ordered = new JsonObject();
        for (String name : new String[] {"name", "image"}) {
            if (object.has(name)) {
                ordered.put(name, object.get(name));
            }
        }
        object.entries().forEach(each -> ordered.put(each.getKey(), each.getValue()));
        return ordered;
    }

    /** Formats a key and its value in block style from column 0. */
    List<String> entry(String key, JsonValue value) {
        List<String> lines = new ArrayList<>();
        String name = scalar(new JsonText(key), false) + ":";
        List<String> inner = lines(value);
        if (hasParts(value)) {
            lines.add(name);
            String before = " ".repeat(value instanceof JsonArray ? dash : indent);
            inner.forEach(line -> lines.add(line.isEmpty() ? line : before + line));
        } else {
            lines.add(name + " " + inner.get(0));
            inner.stream().skip(1).forEach(lines::add);
        }
        return lines;
    }

    /** Formats a list item with its dash at column 0. */
    List<String> item(JsonValue value) {
        List<String> lines = new ArrayList<>();
        List<String> inner = lines(value);
        lines.add("- " + inner.get(0));
        String before = isBlock(value) ? "" : "  ";
        inner.stream().skip(1).forEach(line -> lines.add(line.isEmpty() ? line : before + line));
        return lines;
    }

    private static boolean hasParts(JsonValue value) {
        return value instanceof JsonObject object && !object.isEmpty()
                || value instanceof JsonArray array && !array.isEmpty();
    }

    /** Formats a value on one line. */
    String flow(JsonValue value) {
        StringBuilder out = new StringBuilder();
        if (value instanceof JsonObject object) {
            String separator = "{";
            for (var each : object.entries()) {
                out.append(separator).append(scalar(new JsonText(each.getKey()), true));
                out.append(": ").append(flow(each.getValue()));
                separator = ", ";
            }
            return out.append(object.isEmpty() ? "{}" : "}").toString();
        }
        if (value instanceof JsonArray array) {
            String separator = "[";
            for (JsonValue each : array) {
                out.append(separator).append(flow(each));
                separator = ", ";
            }
            return out.append(array.isEmpty() ? "[]" : "]").toString();
        }
        return scalar(value, true);
    }

    /** Returns whether a string should be written over several lines. */
    boolean isBlock(JsonValue value) {
        return !json
                && value instanceof JsonText text
                && text.value().indexOf('\n') >= 0
                && !text.value().startsWith(" ")
                && !text.value().startsWith("\n")
                && !text.value().endsWith("\n\n")
                && text.value().lines().noneMatch(line -> line.endsWith(" "))
                && text.value()
                        .chars()
                        .allMatch(c -> c == '\n' || c >= ' ' && c < 0x7F || c >= 0xA0 && c < 0xD800)
                && text.value().chars().noneMatch(c -> c == 0x2028 || c == 0x2029);
    }

    private List<String> literal(JsonText text) {
        List<String> lines = new ArrayList<>();
        lines.add(text.value().endsWith("\n") ? "|" : "|-");
        String before = " ".repeat(indent);
        text.value().lines().forEach(line -> lines.add(line.isEmpty() ? line : before + line));
        return lines;
    }

    private String scalar(JsonValue value, boolean inFlow) {
        if (!(value instanceof JsonText text)) {
            return JsonWriter.compact(value);
        }
        return !json && readsAsItself(text.value(), inFlow) ? text.value() : doubly(text.value());
    }

    /** Formats a scalar that replaces another one, with the same quotes if possible. */
    String like(YamlScalar old, JsonValue before, JsonValue value, boolean inFlow) {
        if (!(value instanceof JsonText text) || json) {
            return scalar(value, inFlow);
        }
        boolean numberForText = before instanceof JsonText && !isText(old);
        if (numberForText && text.value().matches("-?[1-9][0-9]*|0|[0-9]+\\.[0-9]+")) {
            return text.value();
        }
        return switch (old.style()) {
            case DOUBLE_QUOTED -> doubly(text.value());
            case SINGLE_QUOTED ->
                    text.value().chars().allMatch(c -> c >= ' ' && c < 0x7F)
                            ? "'" + text.value().replace("'", "''") + "'"
                            : doubly(text.value());
            default -> scalar(value, inFlow);
        };
    }

    private static boolean isText(YamlScalar scalar) {
        try {
            return scalar.value() instanceof String;
        } catch (UnreadableScalarException e) {
            return true;
        }
    }

    private static boolean readsAsItself(String text, boolean inFlow) {
        boolean harmless =
                !text.isEmpty()
                        && text.chars().allMatch(c -> c >= ' ' && c < 0x7F)
                        && !text.startsWith("-- ")
                        && !text.matches(OTHER_READERS)
                        && !text.matches("[-+.0-9][-+._:0-9a-fA-FxoT ]*")
                        && !(inFlow && text.matches("(?s).*[,\\[\\]{}].*"));
        if (!harmless) {
            return false;
        }
        YamlNode root = YamlParser.parse("k: " + text + "\n").root();
        return root instanceof YamlMapping mapping
                && mapping.entries().size() == 1
                && mapping.get("k") instanceof YamlScalar scalar
                && scalar.style() == YamlScalar.Style.PLAIN
                && scalar.tag().isEmpty()
                && isText(scalar)
                && scalar.text().equals(text);
    }

    private static String doubly(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    boolean odd = c < ' ' || c >= 0x7F && c < 0xA0 || c == 0x2028 || c == 0x2029;
                    out.append(odd ? String.format("\\u%04x", (int) c) : String.valueOf(c));
                }
            }
        }
        return out.append('"').toString();
    }
}
