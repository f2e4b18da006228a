package io.daemonlens.feature;

import io.daemonlens.manifest.Directives;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Settings;
import io.daemonlens.settings.Versions;
import io.daemonlens.text.TextRange;
import io.daemonlens.yaml.YamlParser;
import io.daemonlens.yaml.YamlSections;
import io.daemonlens.yaml.YamlTree;

/**
 * One {@code ---} section of a text as a feature sees it, also while it is broken: its text alone,
 * where that begins, and the type its object has.
 *
 * @param text the section's text
 * @param start where it begins in the whole text
 * @param root the type of the object; null where it is of another kind
 * @param version the Kubernetes version the type is of
 */
record Section(String text, int start, ApiType root, KubernetesVersion version) {

    /** The section around an offset. */
    static Section at(String whole, int offset, Settings settings) {
        for (TextRange part : YamlSections.of(whole)) {
            if (part.touches(offset) && (offset < part.end() || part.end() == whole.length())) {
                return of(part.of(whole), part.start(), settings);
            }
        }
        return of("", offset, settings);
    }

    private static Section of(String text, int start, Settings settings) {
        String apiVersion = topLevel(text, "apiVersion");
        String kind = topLevel(text, "kind");
        GroupVersionKind gvk =
                GroupVersionKind.of(
                        apiVersion.isEmpty() ? "apps/v1" : apiVersion,
                        kind.isEmpty() ? "DaemonSet" : kind);
        KubernetesVersion version = Versions.chosen(Directives.in(text, start), settings);
        if (version == null || ApiTypes.of(version).root(gvk) == null) {
            version = ApiTypes.newestServing(gvk);
        }
        ApiType root = version == null ? null : ApiTypes.of(version).root(gvk);
        return new Section(text, start, root, version);
    }

    /** The tree of this section with the line around an offset left out, which is being typed. */
    YamlTree treeWithoutLine(int offset) {
        int from = text.lastIndexOf('\n', offset - 1) + 1;
        int end = text.indexOf('\n', offset);
        int to = end < 0 ? text.length() : end;
        return YamlParser.parse(text.substring(0, from) + text.substring(to));
    }

    /** The value of a key of the object itself, as far as one line tells. */
    private static String topLevel(String text, String key) {
        for (int at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
            boolean first = at == 0 || text.charAt(at - 1) == '\n';
            boolean quoted = at > 0 && text.charAt(at - 1) == '"';
            int colon = at + key.length() + (quoted ? 1 : 0);
            if ((first || quoted) && colon < text.length() && text.charAt(colon) == ':') {
                int end = text.indexOf('\n', colon);
                String value = text.substring(colon + 1, end < 0 ? text.length() : end);
                return value.replaceFirst("\\s#.*", "").replaceAll("[\"',{}\\s]", "");
            }
        }
        return "";
    }
}
