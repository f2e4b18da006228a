package io.daemonlens.feature;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.manifest.CursorContext;
import io.daemonlens.manifest.Directives;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.TextRange;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlParser;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSections;
import io.daemonlens.yaml.YamlSequence;
import java.util.List;
import java.util.Set;

/**
 * One {@code ---} section of a text that a feature works on, also while it is broken: its text, its
 * position, the cursor context, and the type of the object around the cursor.
 *
 * @param text the section's text
 * @param start its start in the whole text
 * @param cursor the syntax at the cursor, with its path inside the object
 * @param item the index of the object in a List; -1 outside of one
 * @param root the type of the object; null if it is of another kind
 * @param version the Kubernetes version the type is of
 */
record Section(
        String text,
        int start,
        CursorContext cursor,
        int item,
        ApiType root,
        KubernetesVersion version) {

    private static final String DAEMON_SET = "DaemonSet";
    private static final Set<String> HEAD = Set.of("apiVersion", "kind");

    /** Returns the section around an offset. */
    static Section at(String whole, int offset, Settings settings) {
        for (TextRange part : YamlSections.of(whole)) {
            if (part.touches(offset) && (offset < part.end() || part.end() == whole.length())) {
                return of(part.of(whole), part.start(), offset - part.start(), settings);
            }
        }
        return of("", offset, 0, settings);
    }

    private static Section of(String text, int start, int offset, Settings settings) {
        CursorContext cursor = CursorContext.at(text, offset);
        String kind = topLevel(text, "kind");
        String apiVersion = topLevel(text, "apiVersion");
        List<FieldPath> steps = cursor.path().steps();
        int item = -1;
        if (kind.endsWith("List")) {
            if (steps.size() < 2
                    || !"items".equals(steps.get(0).name())
                    || steps.get(1).kind() != FieldPath.Kind.INDEX) {
                return new Section(text, start, cursor, -1, null, null);
            }
            item = steps.get(1).index();
            YamlNode object =
                    without(text, cursor).root() instanceof YamlMapping list
                                    && list.get("items") instanceof YamlSequence items
                                    && item < items.items().size()
                            ? items.items().get(item).target()
                            : null;
            kind = text(object, "kind");
            apiVersion = text(object, "apiVersion");
            cursor = cursor.below(2);
        }
        boolean head =
                cursor.isValue()
                        && cursor.path().parent() != null
                        && cursor.path().parent().isRoot()
                        && HEAD.contains(cursor.path().name());
        if (head) {
            kind = kind.equals(DAEMON_SET) ? kind : DAEMON_SET;
            apiVersion = "";
        } else if (kind.isEmpty() && apiVersion.isEmpty() && item < 0 && isOther(text)) {
            return new Section(text, start, cursor, -1, null, null);
        }
        KubernetesVersion version =
                settings.destination().chosenVersion(Directives.in(text, start));
        String usual = version != null && version.isBefore(9) ? "apps/v1beta2" : "apps/v1";
        GroupVersionKind gvk =
                GroupVersionKind.of(
                        apiVersion.isEmpty() ? usual : apiVersion,
                        kind.isEmpty() ? DAEMON_SET : kind);
        if (version == null || ApiTypes.of(version).root(gvk) == null) {
            version = ApiTypes.newestServing(gvk);
        }
        ApiType root = version == null ? null : ApiTypes.of(version).root(gvk);
        return new Section(text, start, cursor, item, root, version);
    }

    /** Whether a text without a kind has keys that no Kubernetes object has. */
    private static boolean isOther(String text) {
        ApiType type =
                ApiTypes.of(KubernetesVersion.NEWEST)
                        .root(GroupVersionKind.of("apps/v1", DAEMON_SET));
        for (int line = 0; line < text.length(); line = text.indexOf('\n', line) + 1) {
            int end = text.indexOf('\n', line);
            end = end < 0 ? text.length() : end;
            int colon = text.indexOf(':', line);
            boolean key = colon > line && colon < end && Character.isLetter(text.charAt(line));
            if (key && type.field(text.substring(line, colon).strip()) == null) {
                return true;
            }
            if (end == text.length()) {
                break;
            }
        }
        return false;
    }

    /**
     * Returns the object around the cursor, without the word being typed; null if there is none.
     */
    YamlMapping object() {
        YamlNode root = without(text, cursor).root();
        if (item < 0) {
            return root instanceof YamlMapping mapping ? mapping : null;
        }
        return root instanceof YamlMapping list
                        && list.get("items") instanceof YamlSequence items
                        && item < items.items().size()
                        && items.items().get(item).target() instanceof YamlMapping mapping
                ? mapping
                : null;
    }

    /** Returns the object around the cursor as written; null if there is none. */
    YamlNode whole() {
        YamlNode root = YamlParser.parse(text).root();
        return item < 0
                ? root
                : root instanceof YamlMapping list
                                && list.get("items") instanceof YamlSequence items
                                && item < items.items().size()
                        ? items.items().get(item).target()
                        : null;
    }

    /** Whether the section is JSON, where every key and string is quoted. */
    boolean isJson() {
        String stripped = text.stripLeading();
        return stripped.startsWith("{") || stripped.startsWith("[");
    }

    /** Whether the quoted word at the cursor has its closing quote. */
    boolean isClosed() {
        int end = cursor.range().end();
        return cursor.quote() != 0 && end < text.length() && text.charAt(end) == cursor.quote();
    }

    /** Parses a text in which the word at the cursor is replaced by spaces. */
    private static io.daemonlens.yaml.YamlTree without(String text, CursorContext cursor) {
        int from = cursor.range().start() - (cursor.quote() == 0 ? 0 : 1);
        int to = cursor.range().end();
        if (cursor.quote() != 0 && to < text.length() && text.charAt(to) == cursor.quote()) {
            to++;
        }
        if (!cursor.flow()) {
            int end = text.indexOf('\n', from);
            to = end < 0 ? text.length() : end;
        }
        return YamlParser.parse(
                text.substring(0, from) + " ".repeat(Math.max(to - from, 0)) + text.substring(to));
    }

    private static String text(YamlNode node, String key) {
        return node instanceof YamlMapping mapping && mapping.get(key) instanceof YamlScalar scalar
                ? scalar.text()
                : "";
    }

    /** Returns the value of a top-level key, read from its line alone. */
    private static String topLevel(String text, String key) {
        for (int at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
            boolean first = at == 0 || text.charAt(at - 1) == '\n';
            boolean quoted = at > 0 && text.charAt(at - 1) == '"';
            int colon = at + key.length() + (quoted ? 1 : 0);
            if ((first || quoted) && colon < text.length() && text.charAt(colon) == ':') {
                int end = text.indexOf('\n', colon);
                String value = text.substring(colon + 1, end < 0 ? text.length() : end);
                int comma = quoted ? value.indexOf(',') : -1;
                return (comma < 0 ? value : value.substring(0, comma))
                        .replaceFirst("\\s#.*", "")
                        .replaceAll("[\"',{}\\s]", "");
            }
        }
        return "";
    }
}
