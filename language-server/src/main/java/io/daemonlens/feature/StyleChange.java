package io.daemonlens.feature;

import io.daemonlens.manifest.Indentation;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.util.List;

/**
 * A small list or map rewritten in YAML's other style: {@code [a, b]} to lines with dashes, or
 * back. Only if no comment would be lost.
 *
 * @param toFlow whether the result is in flow style
 */
record StyleChange(boolean toFlow, TextEdit edit) {

    private static final int LONGEST_FLOW = 80;

    /** Converts the value of the key on an offset's line; null if that is not possible. */
    static StyleChange at(Manifest manifest, int offset) {
        YamlEntry entry = entry(manifest.root(), offset - manifest.offset());
        return entry == null ? null : new Change(manifest, entry).change();
    }

    /** Returns the innermost entry around an offset whose value is a list or map of scalars. */
    private static YamlEntry entry(YamlNode node, int offset) {
        YamlEntry found = null;
        if (node instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                boolean here =
                        new TextRange(
                                        entry.key().start(),
                                        Math.max(entry.key().end(), entry.value().end()))
                                .touches(offset);
                if (here) {
                    found = entry(entry.value(), offset);
                    return found == null && isSmall(entry.value()) ? entry : found;
                }
            }
        } else if (node instanceof YamlSequence list) {
            for (YamlNode item : list.items()) {
                if (item.range().touches(offset)) {
                    return entry(item, offset);
                }
            }
        }
        return found;
    }

    private static boolean isSmall(YamlNode value) {
        if (value instanceof YamlSequence list) {
            return !list.items().isEmpty()
                    && list.items().stream().allMatch(StyleChange::isPlainValue);
        }
        return value instanceof YamlMapping mapping
                && !mapping.entries().isEmpty()
                && mapping.entries().stream()
                        .allMatch(
                                entry -> isPlainValue(entry.key()) && isPlainValue(entry.value()));
    }

    private static boolean isPlainValue(YamlNode node) {
        return node instanceof YamlScalar scalar
                && node.tag().isEmpty()
                && scalar.style() != YamlScalar.Style.LITERAL
                && scalar.style() != YamlScalar.Style.FOLDED;
    }

    private record Change(Manifest manifest, YamlEntry entry) {

        StyleChange change() {
            String text = manifest.tree().text();
            YamlNode value = entry.value();
            int end = value.end();
            while (end > value.start() && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            String written = text.substring(entry.key().end(), end);
            if (written.contains("#") || written.contains("&") || written.contains("*")) {
                return null;
            }
            boolean flow =
                    value instanceof YamlMapping mapping
                            ? mapping.isFlow()
                            : ((YamlSequence) value).isFlow();
            TextRange range = new TextRange(entry.key().end(), end).shifted(manifest.offset());
            String other = flow ? block() : flow();
            return other == null
                    ? null
                    : new StyleChange(!flow, TextEdit.replace(range, ":" + other));
        }

        private String flow() {
            String text = manifest.tree().text();
            StringBuilder out = new StringBuilder();
            if (entry.value() instanceof YamlSequence list) {
                for (YamlNode item : list.items()) {
                    out.append(out.isEmpty() ? "" : ", ").append(item.range().of(text).strip());
                }
                out.insert(0, " [").append(']');
            } else if (entry.value() instanceof YamlMapping mapping) {
                for (YamlEntry each : mapping.entries()) {
                    out.append(out.isEmpty() ? "" : ", ");
                    out.append(each.key().range().of(text)).append(": ");
                    out.append(each.value().range().of(text).strip());
                }
                out.insert(0, " {").append('}');
            }
            boolean fits = out.length() <= LONGEST_FLOW && out.indexOf("\n") < 0;
            return fits && !hasFlowCharacters() ? out.toString() : null;
        }

        /** Whether a plain scalar contains characters that end it in flow style. */
        private boolean hasFlowCharacters() {
            List<YamlNode> nodes =
                    entry.value() instanceof YamlSequence list
                            ? list.items()
                            : ((YamlMapping) entry.value())
                                    .entries().stream().map(YamlEntry::value).toList();
            return nodes.stream()
                    .anyMatch(
                            node ->
                                    ((YamlScalar) node).style() == YamlScalar.Style.PLAIN
                                            && (((YamlScalar) node)
                                                            .text()
                                                            .matches(".*[,\\[\\]{}].*")
                                                    || node.range().isEmpty()));
        }

        private String block() {
            String text = manifest.tree().text();
            int key = entry.key().start();
            int line = text.lastIndexOf('\n', key - 1) + 1;
            // Block style is not allowed inside brackets.
            if (text.substring(line, key).matches(".*[\\[{].*")) {
                return null;
            }
            Indentation style = Indentation.of(text);
            StringBuilder out = new StringBuilder();
            if (entry.value() instanceof YamlSequence list) {
                String indent = " ".repeat(key - line + style.dash());
                for (YamlNode item : list.items()) {
                    out.append('\n').append(indent).append("- ").append(item.range().of(text));
                }
            } else if (entry.value() instanceof YamlMapping mapping) {
                String indent = " ".repeat(key - line + style.unit());
                for (YamlEntry each : mapping.entries()) {
                    out.append('\n').append(indent).append(each.key().range().of(text));
                    out.append(": ").append(each.value().range().of(text));
                }
            }
            return out.toString();
        }
    }
}
