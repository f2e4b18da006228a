package io.daemonlens.feature;

import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.Document;
import io.daemonlens.text.LineIndex;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code textDocument/foldingRange}: a block that folds to its first line.
 *
 * @param startLine the line that stays visible
 * @param endLine the last hidden line, counted from 0
 * @param comment whether it is a comment of several lines
 */
public record FoldingRange(int startLine, int endLine, boolean comment) {

    /**
     * Returns the ranges of multi-line comments and of the blocks of these objects, outer first.
     */
    public static List<FoldingRange> of(Document document, List<Manifest> manifests) {
        List<FoldingRange> ranges = comments(document);
        for (Manifest manifest : manifests) {
            if (manifest.root() != null) {
                Folder folder = new Folder(manifest, ranges);
                folder.fold(manifest.root().start(), manifest.root().end());
                folder.inside(manifest.root(), 0);
            }
        }
        return ranges;
    }

    private static List<FoldingRange> comments(Document document) {
        List<FoldingRange> ranges = new ArrayList<>();
        String text = document.text();
        LineIndex lines = document.lines();
        int first = -1;
        for (int line = 0; line <= lines.lineCount(); line++) {
            boolean comment =
                    line < lines.lineCount()
                            && text.substring(lines.start(line), lines.start(line + 1))
                                    .stripLeading()
                                    .startsWith("#");
            if (comment && first < 0) {
                first = line;
            } else if (!comment && first >= 0) {
                if (line - 1 > first) {
                    ranges.add(new FoldingRange(first, line - 1, true));
                }
                first = -1;
            }
        }
        return ranges;
    }

    private record Folder(Manifest manifest, List<FoldingRange> ranges) {

        void inside(YamlNode node, int depth) {
            if (depth > 64) {
                return;
            }
            if (node instanceof YamlMapping mapping) {
                for (YamlEntry entry : mapping.entries()) {
                    fold(entry.key().start(), entry.value().end());
                    inside(entry.value(), depth + 1);
                }
            } else if (node instanceof YamlSequence sequence) {
                for (YamlNode item : sequence.items()) {
                    fold(item.start(), item.end());
                    inside(item, depth + 1);
                }
            }
        }

        void fold(int start, int end) {
            String text = manifest.tree().text();
            int last = Math.min(end, text.length());
            while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
                last--;
            }
            LineIndex lines = manifest.document().lines();
            int from = lines.line(start + manifest.offset());
            int to = lines.line(last + manifest.offset());
            FoldingRange range = new FoldingRange(from, to, false);
            if (to > from
                    && (ranges.isEmpty() || ranges.get(ranges.size() - 1).startLine() != from)) {
                ranges.add(range);
            }
        }
    }
}
