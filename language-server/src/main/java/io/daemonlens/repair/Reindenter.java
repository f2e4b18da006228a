package io.daemonlens.repair;

import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Restores the indentation of lines by the API types: a key belongs to the innermost open object
 * that has a field of its name not set yet.
 */
final class Reindenter {

    private static final Pattern LINE =
            Pattern.compile(
                    "(- +)?(?:([^\\s:#'\"\\[\\]{}-][^:#]*?|\"[^\"]+\"|'[^']+'):(?: +(.*))?|(.*))");

    /** An open element: an object, a map with free keys, or a list. */
    private static final class Open {
        final ApiType type;
        final ApiField list;
        final boolean map;
        final int indent;
        final Set<String> keys = new HashSet<>();

        Open(ApiType type, ApiField list, boolean map, int indent) {
            this.type = type;
            this.list = list;
            this.map = map;
            this.indent = indent;
        }
    }

    private final List<Open> open = new ArrayList<>();

    Reindenter(ApiType root) {
        open.add(new Open(root, null, false, 0));
    }

    /** Returns the text with indentation; null if a line has no valid place. */
    String indent(String text) {
        StringBuilder out = new StringBuilder();
        StringBuilder waiting = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            String words = line.strip();
            if (words.isEmpty() || words.startsWith("#") || words.equals("---")) {
                waiting.append(words).append('\n');
                continue;
            }
            Matcher matcher = LINE.matcher(words);
            int indent = matcher.matches() ? place(matcher) : -1;
            if (indent < 0) {
                return null;
            }
            String prefix = " ".repeat(indent);
            waiting.toString().lines().forEach(l -> out.append(comment(l, prefix)).append('\n'));
            waiting.setLength(0);
            out.append(prefix).append(words).append('\n');
        }
        if (waiting.length() > 0) {
            waiting.setLength(waiting.length() - 1);
        }
        return out.append(waiting).toString();
    }

    private static String comment(String line, String prefix) {
        return line.startsWith("#") ? prefix + line : line;
    }

    /**
     * Places a line: returns its column, or -1 if it has no valid place, and updates the open
     * elements.
     */
    private int place(Matcher line) {
        String key = line.group(2);
        String value = line.group(3);
        boolean opens = key != null && (value == null || value.isEmpty() || value.startsWith("#"));
        if (line.group(1) == null) {
            return key == null ? -1 : entry(unquoted(key), opens);
        }
        for (int i = open.size() - 1; i >= 0; i--) {
            Open list = open.get(i);
            boolean fits =
                    list.list != null
                            && (key == null
                                    || list.type == null
                                    || list.type.properties().containsKey(unquoted(key)));
            if (fits) {
                open.subList(i + 1, open.size()).clear();
                if (key == null || list.type == null) {
                    return list.indent;
                }
                Open item = new Open(list.type, null, false, list.indent + 2);
                open.add(item);
                item.keys.add(unquoted(key));
                opened(item, unquoted(key), opens);
                return list.indent;
            }
        }
        return -1;
    }

    private int entry(String key, boolean opens) {
        Open innermost = open.get(open.size() - 1);
        if (innermost.map && innermost.keys.isEmpty() && !opens) {
            innermost.keys.add(key);
            return innermost.indent;
        }
        int map = -1;
        for (int i = open.size() - 1; i >= 0; i--) {
            Open holder = open.get(i);
            if (holder.map) {
                map = map < 0 && !opens && i == open.size() - 1 ? i : map;
                continue;
            }
            boolean takes =
                    holder.list == null
                            && holder.type.properties().containsKey(key)
                            && holder.keys.add(key);
            if (takes) {
                open.subList(i + 1, open.size()).clear();
                opened(holder, key, opens);
                return holder.indent;
            }
        }
        if (map >= 0 && open.get(map).keys.add(key)) {
            return open.get(map).indent;
        }
        return -1;
    }

    private void opened(Open holder, String key, boolean opens) {
        if (!opens) {
            return;
        }
        ApiField field = holder.type.properties().get(key);
        if (field.list()) {
            open.add(new Open(field.type(), field, false, holder.indent));
        } else if (field.map()) {
            open.add(new Open(null, null, true, holder.indent + 2));
        } else if (field.type() != null) {
            open.add(new Open(field.type(), null, false, holder.indent + 2));
        }
    }

    private static String unquoted(String key) {
        boolean quoted = key.startsWith("\"") || key.startsWith("'");
        return quoted ? key.substring(1, key.length() - 1) : key;
    }
}
