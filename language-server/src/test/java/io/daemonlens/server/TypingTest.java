package io.daemonlens.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.findings.Finding;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Settings;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.Document;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.junit.jupiter.api.Test;

/** A manifest typed letter by letter: how often an error is shown, and that none is lost. */
class TypingTest {

    private static final String MANIFEST =
            """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata:
              name: agent
              labels:
                app: "agent"
            spec:
              selector:
                matchLabels:
                  app: agent
              template:
                metadata:
                  labels:
                    app: agent
                spec:
                  containers:
                  - name: main
                    image: registry.example.com/agent:1.4
                    args: ["--fast", '--quiet']
                    resources:
                      limits: {memory: 200Mi}
            """;

    private final Settings settings = Settings.defaults().withVersion(KubernetesVersion.of(31));

    private static TextDocumentContentChangeEvent typed(String text) {
        Range here = new Range(new Position(0, 0), new Position(0, 0));
        return new TextDocumentContentChangeEvent(here, text);
    }

    private List<Finding> findings(String text) {
        return Analysis.of(Document.of("a.yaml", text), settings).findings();
    }

    private static boolean hasError(List<Finding> findings) {
        return findings.stream().anyMatch(each -> each.severity() == Severity.ERROR);
    }

    @Test
    void fewKeystrokesShowAnError() {
        Typing typing = new Typing();
        int shown = 0;
        for (int end = 1; end <= MANIFEST.length(); end++) {
            typing.edited(List.of(typed(MANIFEST.substring(end - 1, end))));
            shown += hasError(typing.heard(findings(MANIFEST.substring(0, end)))) ? 1 : 0;
            if (MANIFEST.charAt(end - 1) == '\n' && end % 3 == 0) {
                // Somebody thinks about the next line.
                typing.pauses();
                typing.heard(findings(MANIFEST.substring(0, end)));
            }
        }
        assertThat(shown).isLessThanOrEqualTo(MANIFEST.length() * 15 / 100);
    }

    @Test
    void whatWaitsIsSaidAfterAPause() {
        String wrong = MANIFEST.replace("image:", "imag:");
        Typing typing = new Typing();
        typing.edited(List.of(typed("")));
        assertThat(hasError(typing.heard(findings(wrong)))).isFalse();
        assertThat(typing.waits()).isTrue();
        typing.pauses();
        assertThat(hasError(typing.heard(findings(wrong)))).isTrue();
        assertThat(typing.waits()).isFalse();
        typing.edited(List.of(typed("x")));
        assertThat(hasError(typing.heard(findings(wrong)))).as("it stays").isTrue();
    }

    @Test
    void whatIsPastedIsJudgedAtOnce() {
        Typing typing = new Typing();
        typing.edited(List.of(typed("imag: x\n")));
        assertThat(hasError(typing.heard(findings(MANIFEST.replace("image:", "imag:"))))).isTrue();
        typing.edited(List.of(new TextDocumentContentChangeEvent(MANIFEST)));
        assertThat(typing.waits()).isFalse();
    }
}
