package io.daemonlens.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.manifest.Manifest;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.revision.RevisionComparison.Candidate;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much of a change the end of its line says. */
class InlayHintTest {

    private static final String TEXT =
            """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec:
                  containers:
                  - name: main
                    image: %s
            """;

    private static InlayHint hint(String before, String after) {
        Document now = Document.of("a.yaml", TEXT.formatted(after));
        Manifest manifest = Manifest.of(now).get(0);
        List<Candidate> older =
                Candidate.in(Document.of("a.yaml", TEXT.formatted(before)), "git:HEAD");
        RevisionComparison since =
                RevisionComparison.of(
                                older,
                                List.of(Candidate.of(manifest, "a.yaml")),
                                Settings.defaults())
                        .get(0);
        return InlayHint.of(manifest, since, Wording.ENGLISH).get(0);
    }

    @Test
    void aShortChangeIsSaidWhole() {
        assertThat(hint("a:1", "a:2").label()).isEqualTo("was a:1 · restarts pods");
    }

    @Test
    void aLongOneIsCutAndWholeInTheTooltip() {
        InlayHint hint = hint("registry.example.com/team/agent:1.4.2", "a:2");
        assertThat(hint.label()).hasSize(40).endsWith("…");
        assertThat(hint.tooltip())
                .contains("was registry.example.com/team/agent:1.4.2 · restarts pods");
    }
}
