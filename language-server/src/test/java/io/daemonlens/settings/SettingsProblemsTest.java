package io.daemonlens.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.text.Document;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A settings file is never half read: what cannot be used is a problem with a place. */
class SettingsProblemsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    kubernetesVersion: &a [*a] | 1:1: yaml: anchor 'a' value contains itself
                    ? [a, b]\\n: c | 1:1: yaml: invalid map key
                    <<: 3 | 1:1: yaml: map merge requires map
                    null: x | 1:1: unsupported map key of type
                    !!binary x: y | 1:1: yaml: !!binary value contains invalid base64
                    namespace: a\\nnamespace: b | 2:1: `namespace` stands twice
                    namespace: a\\n---\\nnamespace: b | 2:1: this text would be ignored
                    namespace: a\\n...\\nb: c | 3:1: this text would be ignored
                    - a | 1:1: expected an object
                    namespace: !foo x | 1:12: the tag !foo is not supported
                    rules: [a] | 1:1: codes with off
                    ignore: x | 1:1: a list of codes
                    cluster: {a: b} | 1:1: a text or a list
                    namespace: Not_A_Name | 1:1: `Not_A_Name` is not a valid name
                    namespase: x | did you mean namespace?
                    a: "b | 1:
                    """)
    void isTold(String text, String problem) {
        SettingsText read =
                SettingsText.of(
                        Document.of(".daemonlens.yaml", text.replace("\\n", "\n")), Set.of());
        assertThat(read.problems()).anyMatch(each -> each.contains(problem));
    }

    @Test
    void anEmptyFileSaysNothing() {
        for (String text : new String[] {"", "# nothing\n", "---\n", "{}\n"}) {
            assertThat(SettingsText.of(Document.of("a", text), Set.of()).problems())
                    .as(text)
                    .isEmpty();
        }
    }
}
