package io.daemonlens.yaml;

/**
 * The tree of one YAML text. Every text has one: where the text has a problem, the tree holds what
 * can be read around it, or else what was read before it.
 *
 * @param text what was parsed; the offsets of the nodes count in it
 * @param root the value of the first document; null where the text holds none
 * @param problem what kept the rest from being read; null where nothing did
 * @param ignoredFrom where the first document ended although more follows, which the server's
 *     reader passes over without a word; -1 where nothing follows
 */
public record YamlTree(String text, YamlNode root, YamlProblem problem, int ignoredFrom) {

    /** Whether the text holds no value at all: it is empty, blank or only comments. */
    public boolean isEmpty() {
        return root == null && problem == null;
    }
}
