package io.daemonlens.yaml;

/**
 * The tree of one YAML text. Every text has a tree. If the text has a problem, the tree holds the
 * values around the problem, or the values read before it.
 *
 * @param text the parsed text; node offsets refer to it
 * @param root the value of the first document, or null if the text has no value
 * @param problem the problem that stopped the reader, or null
 * @param ignoredFrom where the first document ends and ignored text starts, or -1; the API server's
 *     reader silently ignores that text
 */
public record YamlTree(String text, YamlNode root, YamlProblem problem, int ignoredFrom) {

    /** Returns whether the text has no value: it is empty, blank or contains only comments. */
    public boolean isEmpty() {
        return root == null && problem == null;
    }
}
