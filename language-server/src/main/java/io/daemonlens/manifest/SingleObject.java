package io.daemonlens.manifest;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.text.Document;
import io.daemonlens.text.TextRange;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlParser;
import io.daemonlens.yaml.YamlSections;
import io.daemonlens.yaml.YamlSequence;
import io.daemonlens.yaml.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A DaemonLens file with one YAML or JSON object: settings, a sketch or a policy. Manifests are
 * read as kubectl reads them, but here nothing is silently ignored: a second document, a duplicate
 * key, text after the end and an unreadable value are reported as problems.
 *
 * @param object the object; empty if the file has none
 * @param tree the tree, for positions of fields
 * @param problems one sentence each, {@code FILE:LINE:COLUMN: what is wrong}
 */
public record SingleObject(JsonObject object, YamlTree tree, List<String> problems) {

    private static final Pattern LINE = Pattern.compile("\\bline (\\d+)\\b");

    /** Reads a document without throwing. */
    public static SingleObject read(Document document) {
        YamlTree tree = YamlParser.parse(document);
        List<String> problems = new ArrayList<>();
        JsonObject object = new JsonObject();
        if (tree.problem() != null) {
            int at = tree.problem().range().start();
            problems.add(document.place(at) + ": " + tree.problem().message());
            return new SingleObject(object, tree, problems);
        }
        Body body = Manifest.bodyOf(tree);
        if (body.syntaxError() != null) {
            problems.add(placeOf(body.syntaxError(), document) + ": " + body.syntaxError());
        } else if (body.tree() instanceof JsonObject read) {
            object = read;
        } else if (body.tree() != null && body.tree() != JsonNull.NULL) {
            problems.add(document.place(0) + ": expected an object with names and values");
        }
        checkTags(tree.root(), document, problems);
        for (Body.DuplicateKey twice : body.duplicates()) {
            problems.add(
                    document.name()
                            + ":"
                            + twice.line()
                            + ":1: `"
                            + twice.key()
                            + "` stands twice");
        }
        if (tree.ignoredFrom() >= 0) {
            problems.add(
                    document.place(tree.ignoredFrom())
                            + ": this text would be ignored: the document has already ended");
        }
        List<TextRange> sections = YamlSections.of(document.text());
        for (TextRange section : sections.subList(1, sections.size())) {
            if (!YamlParser.parse(section.of(document.text())).isEmpty()) {
                problems.add(
                        document.place(section.start())
                                + ": a second document; this file holds one");
            }
        }
        return new SingleObject(object, tree, List.copyOf(problems));
    }

    /** Reports custom tags, which the reader would silently drop. */
    private static void checkTags(YamlNode node, Document document, List<String> problems) {
        if (node == null) {
            return;
        }
        if (node.tag().startsWith("!") && !node.tag().startsWith("!!")) {
            problems.add(
                    document.place(node.start()) + ": the tag " + node.tag() + " is not supported");
        }
        if (node instanceof YamlSequence sequence) {
            sequence.items().forEach(item -> checkTags(item, document, problems));
        } else if (node instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                checkTags(entry.key(), document, problems);
                checkTags(entry.value(), document, problems);
            }
        }
    }

    private static String placeOf(String message, Document document) {
        Matcher line = LINE.matcher(message);
        return line.find() ? document.name() + ":" + line.group(1) + ":1" : document.place(0);
    }
}
