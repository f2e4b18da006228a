package io.daemonlens.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.Document;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From a name to where it is given, to all its places, and under another name. */
class SymbolsTest {

    private static final String TEXT =
            """
            kind: DaemonSet
            spec:
              selector:
                matchLabels:
                  app: a
                matchExpressions:
                - {key: tier, operator: Exists}
              template:
                metadata:
                  labels:
                    app: a
                    tier: x
                  annotations:
                    kubectl.kubernetes.io/default-container: main
                spec:
                  containers:
                  - name: main
                    ports:
                    - name: web
                    livenessProbe:
                      httpGet:
                        port: web
                    readinessProbe:
                      tcpSocket:
                        port: 80
                    volumeMounts:
                    - name: "logs"
                    - name: gone
                  - name: side
                    livenessProbe:
                      httpGet:
                        port: web
                  volumes:
                  - name: logs
            """;

    private static List<Manifest> manifests(String text) {
        return Manifest.of(Document.of("a.yaml", text));
    }

    /** Where a piece of {@link #TEXT} stands, counted from 1. */
    private static int offset(String piece, int nth) {
        int at = -1;
        for (int i = 0; i < nth; i++) {
            at = TEXT.indexOf(piece, at + 1);
        }
        return at + 1;
    }

    private static int line(TextRange range) {
        return (int) TEXT.substring(0, range.start()).lines().count();
    }

    private static void checkDefinition(int offset, int line) {
        TextRange found = Definition.at(manifests(TEXT), offset);
        assertThat(found == null ? -1 : line(found)).isEqualTo(line);
    }

    private static void checkReferences(int offset, Integer... lines) {
        assertThat(References.at(manifests(TEXT), offset, true))
                .extracting(SymbolsTest::line)
                .containsExactly(lines);
    }

    @Test
    void aMountLeadsToItsVolume() {
        checkDefinition(offset("logs", 1), 34);
        checkDefinition(offset("gone", 1), -1);
    }

    @Test
    void theSelectorLeadsToTheTemplatesLabel() {
        checkDefinition(offset("app", 1), 11);
        checkDefinition(offset("tier", 1), 12);
    }

    @Test
    void aProbeLeadsToThePortOfItsOwnContainer() {
        checkDefinition(offset("port: web", 1) + 6, 19);
        checkDefinition(offset("port: web", 2) + 6, -1);
        checkDefinition(offset("port: 80", 1) + 6, -1);
    }

    @Test
    void everyPlaceOfAName() {
        checkReferences(offset("logs", 2), 34, 27);
        checkReferences(offset("main", 2), 17, 14);
        checkReferences(offset("app", 2), 11, 5);
    }

    @Test
    void aVolumeIsRenamedWithItsMounts() {
        List<TextEdit> edits = Rename.at(manifests(TEXT), offset("logs", 2), "varlog");
        assertThat(TextEdit.apply(TEXT, edits)).isEqualTo(TEXT.replace("logs", "varlog"));
    }

    @Test
    void labelsAndUnknownNamesAreNotRenamed() {
        assertThat(Rename.prepare(manifests(TEXT), offset("app", 1))).isNull();
        assertThat(Rename.prepare(manifests(TEXT), offset("gone", 1))).isNull();
        assertThat(Rename.prepare(manifests(TEXT), offset("side", 1)).of(TEXT)).isEqualTo("side");
    }

    @Test
    void otherKindsHaveNoNames() {
        String service = TEXT.replace("kind: DaemonSet", "kind: Deployment");
        assertThat(References.at(manifests(service), service.indexOf("logs"), true)).isEmpty();
    }
}
