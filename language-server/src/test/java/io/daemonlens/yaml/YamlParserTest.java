package io.daemonlens.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every text has a tree, and the tree knows where things stand. */
class YamlParserTest {

    private static final String GOOD =
            """
            kind: DaemonSet
            metadata:
              name: agent
            spec:
              template:
                spec:
                  containers:
                  - name: a
                    args: [x, "y"]
            """;

    /** Around one broken line the rest is found where it stands; {@code ;} ends a line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "  name: agent|  name: \"agent",
                "  name: agent|  name: agent;  labe",
                "  name: agent|\tname: agent",
                "spec:|spec: extra: here",
                "  name: agent|  name: agent; odd: 1",
                "  name: agent|  name: [agent",
                "  name: agent|  name: @agent",
                "  template:|  template",
            })
    void aBrokenLineCostsOneLine(String line, String broken) {
        String text = GOOD.replaceFirst(line + "\n", broken.replace(';', '\n') + "\n");
        YamlTree tree = YamlParser.parse(text);
        assertThat(tree.problem()).isNotNull();
        YamlNode container =
                ((YamlSequence) at(tree.root(), "spec", "template", "spec", "containers"))
                        .items()
                        .get(0);
        assertThat(container.start()).isEqualTo(text.indexOf("name: a\n"));
        assertThat(((YamlMapping) container).get("name").range().of(text)).isEqualTo("a");
    }

    private static YamlNode at(YamlNode root, String... names) {
        YamlNode node = root;
        for (String name : names) {
            assertThat(node).as("above " + name).isInstanceOf(YamlMapping.class);
            node = ((YamlMapping) node).get(name);
        }
        return node;
    }

    /** Cut, doubled and scattered characters, from one seed. */
    @Test
    void noTextMakesItFail() {
        Random random = new Random(20260101);
        String marks = "{}[]\"'&*!|>%@`#:-?,\t \n\r\u0001\uFEFF\u2028é😀";
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder(GOOD);
            for (int edits = random.nextInt(4) + 1; edits > 0; edits--) {
                int at = random.nextInt(text.length() + 1);
                char mark = marks.charAt(random.nextInt(marks.length()));
                if (random.nextInt(3) == 0) {
                    text.setLength(at);
                } else {
                    text.insert(at, mark);
                }
            }
            String broken = text.toString();
            YamlTree tree = YamlParser.parse(broken);
            if (tree.root() != null) {
                check(tree.root(), broken);
            }
        }
    }

    private static void check(YamlNode node, String text) {
        assertThat(node.start()).isBetween(0, text.length());
        assertThat(node.end()).isBetween(0, text.length());
        if (node instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                check(entry.key(), text);
                check(entry.value(), text);
            }
        } else if (node instanceof YamlSequence sequence) {
            sequence.items().forEach(item -> check(item, text));
        }
    }

    @Test
    void depthIsNoStack() {
        int depth = 9_000;
        YamlTree deep = YamlParser.parse("[".repeat(depth) + "]".repeat(depth));
        assertThat(deep.problem()).isNull();
        YamlTree deeper = YamlParser.parse("[".repeat(10_001));
        assertThat(deeper.problem().message()).isEqualTo("exceeded max depth of 10000");
    }
}
