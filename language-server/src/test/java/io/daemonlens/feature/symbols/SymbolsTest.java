package io.daemonlens.feature.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.feature.Definition;
import io.daemonlens.feature.References;
import io.daemonlens.feature.Rename;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.Wording;
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

    private static void checkDefinition(int offset, int line) {
        assertThat(Definition.at(manifests(TEXT), offset, Surroundings.NONE))
                .extracting(spot -> spot.line() + 1)
                .isEqualTo(line < 0 ? List.of() : List.of(line));
    }

    private static void checkReferences(int offset, Integer... lines) {
        assertThat(References.at(manifests(TEXT), offset, true, Surroundings.NONE))
                .extracting(spot -> spot.line() + 1)
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

    private static Rename renamed(String text, int offset, String newName) {
        Analysis analysis = Analysis.of(Document.of("a.yaml", text), Settings.defaults());
        Surroundings around =
                new Surroundings(WorkspaceObject.of(manifests(text)), null, "default");
        return Rename.at(analysis, offset, newName, around, Wording.ENGLISH);
    }

    @Test
    void aVolumeIsRenamedWithItsMounts() {
        Rename rename = renamed(TEXT, offset("logs", 2), "varlog");
        assertThat(rename.refusal()).isNull();
        assertThat(TextEdit.apply(TEXT, rename.edits())).isEqualTo(TEXT.replace("logs", "varlog"));
    }

    @Test
    void aLabelIsRenamedInSelectorAndTemplate() {
        Rename rename = renamed(TEXT, offset("app", 1), "name");
        assertThat(TextEdit.apply(TEXT, rename.edits()))
                .isEqualTo(TEXT.replace("app: a", "name: a"));
    }

    @Test
    void unknownNamesAreNotRenamed() {
        assertThat(Rename.prepare(manifests(TEXT), offset("gone", 1), Surroundings.NONE)).isNull();
        assertThat(Rename.prepare(manifests(TEXT), offset("side", 1), Surroundings.NONE).of(TEXT))
                .isEqualTo("side");
    }

    private static final String WHOLE =
            """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent}
            spec:
              selector:
                matchLabels: &labels
                  app: agent
              template:
                metadata:
                  labels: *labels
                spec:
                  volumes:
                  - name: log
                    hostPath: {path: /var/log}
                  - name: run
                    emptyDir: {}
                  containers:
                  - name: main
                    image: registry.example.com/agent:1
                    envFrom:
                    - configMapRef: {name: settings}
                    volumeMounts:
                    - {name: log, mountPath: /log}
                    - {name: run, mountPath: /run}
            """;

    private static void checkRefused(String at, String newName, String reason) {
        Rename rename = renamed(WHOLE, WHOLE.indexOf(at), newName);
        assertThat(rename.refusal()).as(newName).contains(reason);
        assertThat(rename.edits()).isEmpty();
    }

    @Test
    void aNameThatTheApiServerRefusesIsRefused() {
        checkRefused("log\n", "has space", "a lowercase RFC 1123 label");
        checkRefused("log\n", "log-", "a lowercase RFC 1123 label");
        checkRefused("log\n", "run", "Duplicate value");
        checkRefused("log\n", " ", "empty");
        checkRefused("main\n", "Main", "a lowercase RFC 1123 label");
        checkRefused("labels\n", "a b", "anchor");
        checkRefused("kind: ", "x", "nothing to rename");
    }

    @Test
    void theSignOfAnAliasBelongsToIt() {
        assertThat(Definition.at(manifests(WHOLE), WHOLE.indexOf("*labels"), Surroundings.NONE))
                .extracting(Spot::line)
                .containsExactly(5);
    }

    @Test
    void aNameInATemplateFollowsTheSameRules() {
        String template = WHOLE.replace("{name: agent}", "{name: \"{{ .Values.name }}\"}");
        int at = template.indexOf("log\n");
        assertThat(renamed(template, at, "Lo gs").refusal()).contains("`Lo gs`");
        assertThat(renamed(template, at, "logs").refusal()).isNull();
    }

    @Test
    void anObjectDoesNotGetTheNameOfAnother() {
        String maps =
                "kind: ConfigMap\nmetadata: {name: settings}\n---\n"
                        + "kind: ConfigMap\nmetadata: {name: other}\n---\n"
                        + "kind: Secret\nmetadata: {name: free}\n";
        int at = maps.indexOf("settings");
        assertThat(renamed(maps, at, "other").refusal()).contains("ConfigMap", "`other`");
        assertThat(renamed(maps, at, "free").refusal()).isNull();
    }

    @Test
    void anAnchorIsFoundAndRenamedWithItsAliases() {
        int alias = WHOLE.indexOf("*labels") + 2;
        assertThat(Definition.at(manifests(WHOLE), alias, Surroundings.NONE))
                .extracting(Spot::line)
                .containsExactly(5);
        assertThat(References.at(manifests(WHOLE), alias, true, Surroundings.NONE))
                .extracting(Spot::line)
                .containsExactly(5, 9);
        assertThat(TextEdit.apply(WHOLE, renamed(WHOLE, alias, "match").edits()))
                .isEqualTo(WHOLE.replace("&labels", "&match").replace("*labels", "*match"));
    }

    @Test
    void aConfigMapIsFoundInAnotherFileAndRenamedThere() {
        String other = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n";
        List<WorkspaceObject> objects =
                new java.util.ArrayList<>(
                        WorkspaceObject.of(Manifest.of(Document.of("b.yaml", other))));
        objects.addAll(WorkspaceObject.of(manifests(WHOLE)));
        Surroundings around = new Surroundings(objects, null, "default");
        int at = WHOLE.indexOf("settings");
        assertThat(Definition.at(manifests(WHOLE), at, around))
                .containsExactly(new Spot("b.yaml", 3, 8, 8));
        Analysis analysis = Analysis.of(Document.of("a.yaml", WHOLE), Settings.defaults());
        Rename rename = Rename.at(analysis, at, "conf", around, Wording.ENGLISH);
        assertThat(rename.elsewhere()).containsExactly(new Spot("b.yaml", 3, 8, 8));
        assertThat(TextEdit.apply(WHOLE, rename.edits()))
                .isEqualTo(WHOLE.replace("settings", "conf"));
        assertThat(Rename.at(analysis, at, "Conf_1", around, Wording.ENGLISH).refusal())
                .contains("Conf_1");
    }

    @Test
    void aServiceAndTheLabelsThatItSelects() {
        String service = "kind: Service\nmetadata: {name: s}\nspec:\n  selector:\n    app: agent\n";
        List<WorkspaceObject> objects =
                new java.util.ArrayList<>(
                        WorkspaceObject.of(Manifest.of(Document.of("s.yaml", service))));
        objects.addAll(WorkspaceObject.of(manifests(WHOLE)));
        Surroundings around = new Surroundings(objects, null, "default");
        assertThat(References.at(manifests(WHOLE), WHOLE.indexOf("app: agent"), true, around))
                .extracting(Spot::file)
                .contains("s.yaml");
        List<Manifest> services = Manifest.of(Document.of("s.yaml", service));
        assertThat(Definition.at(services, service.indexOf("app:"), around))
                .extracting(Spot::file)
                .containsExactly("a.yaml");
    }

    @Test
    void onlyNamesOfObjectsAreFollowedInOtherKinds() {
        String service = "kind: Service\nspec:\n  ports:\n  - name: logs\n";
        assertThat(References.highlight(manifests(service), service.indexOf("logs"))).isEmpty();
    }
}
