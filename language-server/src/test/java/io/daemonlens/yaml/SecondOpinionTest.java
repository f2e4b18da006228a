package io.daemonlens.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.SampleManifests;
import io.daemonlens.text.Document;
import io.daemonlens.text.TextRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Our reader finds the tree that a general library finds, at the same offsets. */
class SecondOpinionTest {

    private static final LoadSettings SETTINGS =
            LoadSettings.builder()
                    .setAllowDuplicateKeys(true)
                    .setMaxAliasesForCollections(1000)
                    .build();

    @Test
    void ownManifestsHaveTheSameTree() throws IOException {
        assertThat(compare(SampleManifests.own())).isGreaterThan(15);
    }

    @Test
    @Tag("corpus")
    void publishedManifestsHaveTheSameTree() throws IOException {
        List<Path> files = SampleManifests.files(SampleManifests.published("manifests"));
        assertThat(compare(files)).isGreaterThan(800);
    }

    private static int compare(List<Path> files) throws IOException {
        int compared = 0;
        for (Path file : files) {
            String text = Document.of(file.toString(), Files.readAllBytes(file)).text();
            for (TextRange section : YamlSections.of(text)) {
                compared += compare(file.toString(), section.of(text)) ? 1 : 0;
            }
        }
        return compared;
    }

    /** Whether both could read it; then the trees are equal. */
    private static boolean compare(String name, String text) {
        Optional<Node> theirs;
        try {
            theirs = new Compose(SETTINGS).composeString(text);
        } catch (YamlEngineException e) {
            return false;
        }
        YamlTree ours = YamlParser.parse(text);
        if (ours.problem() != null || theirs.isEmpty()) {
            return false;
        }
        check(name, ours.root(), theirs.get(), text);
        return true;
    }

    private static void check(String name, YamlNode ours, Node theirs, String text) {
        YamlNode node = ours.target();
        if (theirs instanceof ScalarNode scalar) {
            assertThat(node).as(name).isInstanceOf(YamlScalar.class);
            assertThat(((YamlScalar) node).text()).as(name).isEqualTo(scalar.getValue());
            boolean plain = ours == node && !scalar.getValue().isEmpty();
            if (plain && node.tag().isEmpty() && scalar.getAnchor().isEmpty()) {
                int start = theirs.getStartMark().orElseThrow().getIndex();
                assertThat(node.start()).as(name).isEqualTo(text.offsetByCodePoints(0, start));
            }
        } else if (theirs instanceof SequenceNode sequence) {
            List<YamlNode> items = ((YamlSequence) node).items();
            assertThat(items).as(name).hasSameSizeAs(sequence.getValue());
            for (int i = 0; i < items.size(); i++) {
                check(name, items.get(i), sequence.getValue().get(i), text);
            }
        } else {
            List<YamlEntry> entries = ((YamlMapping) node).entries();
            List<NodeTuple> tuples = ((MappingNode) theirs).getValue();
            assertThat(entries).as(name).hasSameSizeAs(tuples);
            for (int i = 0; i < entries.size(); i++) {
                check(name, entries.get(i).key(), tuples.get(i).getKeyNode(), text);
                check(name, entries.get(i).value(), tuples.get(i).getValueNode(), text);
            }
        }
    }
}
