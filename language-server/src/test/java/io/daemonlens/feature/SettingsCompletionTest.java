package io.daemonlens.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is offered in a settings file, and what its keys say. */
class SettingsCompletionTest {

    private static List<String> labels(String marked) {
        Marked at = Marked.of(marked);
        return SettingsCompletion.at(at.text(), at.offset()).stream()
                .map(CompletionItem::label)
                .toList();
    }

    @Test
    void keysThatAreNotThereYet() {
        assertThat(labels("<|>")).contains("kubernetesVersion", "cluster", "rules");
        assertThat(labels("cluster: gke\n<|>")).contains("rules").doesNotContain("cluster");
        assertThat(labels("rules:\n  <|>")).contains("image-tag", "fixed-node");
        assertThat(labels("ignore:\n- <|>")).containsExactly("code", "path", "name", "reason");
    }

    @Test
    void valuesOfEachKey() {
        assertThat(labels("kubernetesVersion: <|>")).contains("1.31", "1.8");
        assertThat(labels("cluster: <|>")).contains("gke", "kind");
        assertThat(labels("failOn: <|>")).containsExactly("error", "warning", "info");
        assertThat(labels("rules:\n  image-tag: <|>"))
                .containsExactly("off", "info", "warning", "error");
    }

    @Test
    void whatAKeySays() {
        assertThat(SettingsCompletion.hover("failOn: error\n", 2).markdown()).contains("lint");
        assertThat(SettingsCompletion.hover("failOn: error\n", 10)).isNull();
    }

    @Test
    void aFileOfSettingsIsKnownByItsName() {
        assertThat(SettingsCompletion.isSettings("file:///w/.daemonlens.yaml")).isTrue();
        assertThat(SettingsCompletion.isSettings("file:///w/a.yaml")).isFalse();
    }
}
