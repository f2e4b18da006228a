package io.daemonlens.cluster;

import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.Document;
import io.daemonlens.yaml.YamlParser;
import io.daemonlens.yaml.YamlTree;
import java.util.Arrays;

/**
 * Some lines of a YAML file that can be parsed separately: a list item, or the lines around the
 * items. It tracks the line numbers in the file, so that problems are reported at the right line.
 */
final class YamlPart {

    /** The largest part to read. A Kubernetes object has a few MiB at most. */
    static final int MOST_BYTES = 64 << 20;

    private final String file;
    private final long firstLine;
    private byte[] bytes = new byte[256];
    private int length;
    private int lines;
    private int gapAt = Integer.MAX_VALUE;
    private long gap;

    /**
     * @param firstLine line number in the file of the first line, from 0
     */
    YamlPart(String file, long firstLine) {
        this.file = file;
        this.firstLine = firstLine;
    }

    /** Adds a line, including its line break. */
    void add(byte[] line, int size) throws ClusterException {
        if (size > MOST_BYTES - length) {
            throw tooLarge(file, firstLine);
        }
        if (length + size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + size, bytes.length * 2));
        }
        System.arraycopy(line, 0, bytes, length, size);
        length += size;
        lines++;
    }

    /**
     * @param line where the part starts, from 0
     */
    static ClusterException tooLarge(String file, long line) {
        return ClusterException.unreadable(
                file
                        + ":"
                        + (line + 1)
                        + ":1: what begins here is larger than any object of Kubernetes");
    }

    /** Adds an empty line in place of an irrelevant one, so that line numbers stay correct. */
    void addEmpty() throws ClusterException {
        add(new byte[] {'\n'}, 1);
    }

    /** Skips lines of the file that are read elsewhere. */
    void leaveOut(long count) {
        gapAt = lines;
        gap = count;
    }

    /**
     * Parses the lines; returns null if they hold no value.
     *
     * @throws ClusterException if the lines are not valid YAML
     */
    JsonValue value() throws ClusterException {
        Document document = Document.of(file, Arrays.copyOf(bytes, length));
        YamlTree tree = YamlParser.parse(document);
        if (tree.problem() != null) {
            int at = tree.problem().range().start();
            throw SnapshotProblems.noYaml(place(document, at), tree.problem().message(), false);
        }
        return tree.root() == null ? null : Manifest.bodyOf(tree).tree();
    }

    /** Returns where the lines start: {@code file:line:1}. */
    String start() {
        return file + ":" + (firstLine + 1) + ":1";
    }

    private String place(Document document, int offset) {
        int line = document.lines().line(offset);
        long inFile = firstLine + line + (line >= gapAt ? gap : 0);
        return file + ":" + (inFile + 1) + ":" + (document.lines().column(offset) + 1);
    }
}
