package io.daemonlens.feature;

import io.daemonlens.feature.symbols.Symbols;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.TextRange;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * {@code textDocument/selectionRange}: the ranges to which a selection expands, from the word at
 * the cursor over its pair, item and list to the document and the file.
 */
public final class SelectionRange {

    private final Manifest manifest;
    private final String text;
    private final int offset;
    private final Deque<TextRange> found = new ArrayDeque<>();

    private SelectionRange(Manifest manifest, int offset) {
        this.manifest = manifest;
        this.text = manifest.tree().text();
        this.offset = offset - manifest.offset();
    }

    /** Returns the ranges around an offset, smallest first; each is contained in the next. */
    public static List<TextRange> at(List<Manifest> manifests, int offset) {
        List<TextRange> ranges = new ArrayList<>();
        String whole = "";
        Manifest manifest = Symbols.manifestAt(manifests, offset);
        if (manifest != null) {
            SelectionRange selection = new SelectionRange(manifest, offset);
            whole = manifest.document().text();
            ranges.addAll(selection.ranges());
        } else if (!manifests.isEmpty()) {
            whole = manifests.get(0).document().text();
        }
        add(ranges, new TextRange(0, whole.length()));
        return ranges;
    }

    private List<TextRange> ranges() {
        found.push(trimmed(0, text.length()));
        if (manifest.root() != null) {
            inside(manifest.root());
        }
        List<TextRange> ranges = new ArrayList<>();
        while (!found.isEmpty()) {
            add(ranges, found.pop().shifted(manifest.offset()));
        }
        return ranges;
    }

    private static void add(List<TextRange> ranges, TextRange next) {
        if (ranges.isEmpty()
                || next.contains(ranges.get(ranges.size() - 1))
                        && !next.equals(ranges.get(ranges.size() - 1))) {
            ranges.add(next);
        }
    }

    private void inside(YamlNode node) {
        push(node.start(), node.end());
        if (node instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                TextRange pair =
                        trimmed(
                                entry.key().start(),
                                Math.max(entry.key().end(), entry.value().end()));
                if (pair.touches(offset)) {
                    found.push(pair);
                    inside(entry.key().range().touches(offset) ? entry.key() : entry.value());
                    return;
                }
            }
        } else if (node instanceof YamlSequence sequence) {
            for (YamlNode item : sequence.items()) {
                int dash = sequence.isFlow() ? item.start() : dash(item);
                TextRange whole = trimmed(dash, Math.max(item.end(), dash + 1));
                if (whole.touches(offset)) {
                    found.push(whole);
                    inside(item);
                    return;
                }
            }
        } else if (node instanceof YamlScalar scalar) {
            TextRange inner = Symbols.inside(scalar);
            push(inner.start(), inner.end());
        }
    }

    private int dash(YamlNode item) {
        int dash = text.lastIndexOf('-', Math.max(0, item.start() - 1));
        boolean before = dash >= 0 && text.substring(dash + 1, item.start()).isBlank();
        return before ? dash : item.start();
    }

    private void push(int start, int end) {
        TextRange range = trimmed(start, end);
        if (range.touches(offset)) {
            found.push(range);
        }
    }

    /** Returns the range without surrounding blanks and text after the last line of a block. */
    private TextRange trimmed(int start, int end) {
        int last = Math.min(end, text.length());
        int first = Math.min(start, last);
        while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        while (first < last && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        return new TextRange(first, last);
    }
}
