package io.daemonlens.cluster;

import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.Document;
import io.daemonlens.yaml.YamlParser;
import io.daemonlens.yaml.YamlTree;
import java.util.Arrays;

/**
 * Some lines of a YAML file that can be read by themselves: an item of a list, or what stands
 * around its items. It knows which lines of the file they are, so that a problem is told where it
 * is.
 */
final class YamlPart {

    /** An object of Kubernetes has a few MiB at most; more is something else. */
    static final int MOST_BYTES = 64 << 20;

    private final String file;
    private final long firstLine;
    private byte[] bytes = new byte[256];
    private int length;
    private int lines;
    private int gapAt = Integer.MAX_VALUE;
    private long gap;

    /**
     * @param firstLine the line of the file that the first line will be, from 0
     */
    YamlPart(String file, long firstLine) {
        this.file = file;
        this.firstLine = firstLine;
    }

    /** Adds a line with its end. */
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
     * @param line where it begins, from 0
     */
    static ClusterException tooLarge(String file, long line) {
        return ClusterException.unreadable(
                file
                        + ":"
                        + (line + 1)
                        + ":1: what begins here is larger than any object of Kubernetes");
    }

    /** Adds an empty line in place of one that nothing needs: all others stay where they are. */
    void addEmpty() throws ClusterException {
        add(new byte[] {'\n'}, 1);
    }

    /** Lines of the file, read elsewhere, that stand between the lines before and those behind. */
    void leaveOut(long count) {
        gapAt = lines;
        gap = count;
    }

    /**
     * What the lines say; null where they say nothing.
     *
     * @throws ClusterException where they are no YAML
     */
    JsonValue value() throws ClusterException {
        Document document = Document.of(file, Arrays.copyOf(bytes, length));
        YamlTree tree = YamlParser.parse(document);
        if (tree.problem() != null) {
            int at = tree.problem().range().start();
            throw Clusters.noYaml(place(document, at), tree.problem().message(), false);
        }
        return tree.root() == null ? null : Manifest.bodyOf(tree).tree();
    }

    /** Where the lines begin: {@code file:line:1}. */
    String start() {
        return file + ":" + (firstLine + 1) + ":1";
    }

    private String place(Document document, int offset) {
        int line = document.lines().line(offset);
        long inFile = firstLine + line + (line >= gapAt ? gap : 0);
        return file + ":" + (inFile + 1) + ":" + (document.lines().column(offset) + 1);
    }
}
