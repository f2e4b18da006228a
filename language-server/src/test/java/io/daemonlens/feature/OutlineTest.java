package io.daemonlens.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The outline of a file and its foldable blocks. */
class OutlineTest {

    private static final String TEXT =
            """
            apiVersion: v1
            kind: Service
            metadata:
              name: web
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata:
              name: agent
              namespace: kube-system
            spec:
              selector:
                matchLabels:
                  app: agent
              template:
                spec:
                  containers:
                  - name: main
                    image: a:1
                  - image: b:2
                  volumes:
                  - name: logs
                    hostPath: {path: /var/log}
            """;

    private static List<Manifest> manifests(String text) {
        return Manifest.of(Document.of("a.yaml", text));
    }

    private static String drawn(List<DocumentSymbol> symbols, String indent) {
        StringBuilder text = new StringBuilder();
        for (DocumentSymbol symbol : symbols) {
            text.append(indent).append(symbol.name());
            text.append(symbol.detail().isEmpty() ? "" : " (" + symbol.detail() + ")").append('\n');
            text.append(drawn(symbol.children(), indent + "  "));
        }
        return text.toString();
    }

    @Test
    void objectsAndWhatPeopleLookForInside() {
        assertThat(drawn(DocumentSymbol.of(manifests(TEXT)), ""))
                .isEqualTo(
                        """
                        Service web
                        DaemonSet agent (kube-system)
                          selector
                          containers
                            main (a:1)
                            ? (b:2)
                          volumes
                            logs (hostPath)
                        """);
    }

    @Test
    void selectionsLieInsideTheirRanges() {
        checkInside(DocumentSymbol.of(manifests(TEXT)));
    }

    private static void checkInside(List<DocumentSymbol> symbols) {
        for (DocumentSymbol symbol : symbols) {
            assertThat(symbol.range().contains(symbol.selection())).as(symbol.name()).isTrue();
            checkInside(symbol.children());
        }
    }

    @Test
    void blocksFoldToTheirFirstLineTheOuterOneWhereTwoBeginThere() {
        assertThat(
                        FoldingRange.of(
                                Document.of("a.yaml", ""),
                                manifests("a:\n  b: 1\n  c:\n  - d: 1\n    e: 2\n\nf: 1\n")))
                .containsExactly(
                        new FoldingRange(0, 6, false),
                        new FoldingRange(2, 4, false),
                        new FoldingRange(3, 4, false));
    }

    @Test
    void aBrokenTextStillHasAnOutline() {
        assertThat(drawn(DocumentSymbol.of(manifests("kind: DaemonSet\nspec:\n  x: [\n")), ""))
                .startsWith("DaemonSet");
    }
}
