package io.daemonlens.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds values.tsv against what API servers said they support. */
class ValuesTest {

    /** Answers about something else than the field's own set; why. */
    private static final List<String> OTHER_QUESTIONS =
            List.of(
                    "annotations", // no fields of the table
                    "fieldPath", // depends on where the selector stands: offered, not closed
                    "resourceFieldRef.resource", // open: hugepages-SIZE
                    "limits[storage]", // keys of a map
                    "diskURI"); // a pattern

    @Test
    void everyRecordedSetIsOurs() throws IOException {
        Map<String, Set<String>> asked = new LinkedHashMap<>();
        Map<String, ApiField> fields = new LinkedHashMap<>();
        for (String line : resource("supported-values.tsv")) {
            String[] columns = line.split("\t", -1);
            if (OTHER_QUESTIONS.stream().noneMatch(columns[0]::contains)) {
                for (String minor : columns[1].split(",")) {
                    ApiField field = field(columns[0], Integer.parseInt(minor));
                    String question = field + " in 1." + minor;
                    fields.put(question, field);
                    asked.computeIfAbsent(question, k -> new TreeSet<>())
                            .add(sorted(List.of(columns[2].split(",", -1))));
                }
            }
        }
        List<String> wrong = new ArrayList<>();
        asked.forEach(
                (question, sets) -> {
                    String ours = sorted(fields.get(question).values());
                    if (!sets.contains(ours)) {
                        wrong.add(question + ": ours " + ours + ", servers " + sets);
                    }
                });
        assertThat(asked).hasSizeGreaterThan(500);
        assertThat(wrong).isEmpty();
    }

    /** Values that neither a recorded answer nor a description names; where they are from. */
    private static final List<String> ELSEWHERE =
            List.of(
                    "core.v1.EphemeralContainerCommon.restartPolicy ", // as Container's
                    "core.v1.HTTPGetAction.protocol "); // the constants in k8s.io/api 1.37

    @Test
    void everyClosedValueIsInARecordedAnswerOrADescription() throws IOException {
        Set<String> known = new TreeSet<>();
        for (String line : resource("supported-values.tsv")) {
            String[] columns = line.split("\t", -1);
            if (OTHER_QUESTIONS.stream().noneMatch(columns[0]::contains)) {
                int minor = Integer.parseInt(columns[1].replaceAll(".*,", ""));
                for (String value : columns[2].split(",", -1)) {
                    known.add(field(columns[0], minor) + " " + value);
                }
            }
        }
        Set<String> unknown = new TreeSet<>();
        Set<String> asked = new TreeSet<>();
        for (ApiField field : everyField()) {
            for (String value : field.values()) {
                String place = field + " " + value;
                asked.add(place);
                if (!known.contains(place) && !mentions(field, value)) {
                    unknown.add(place);
                }
            }
        }
        unknown.removeIf(place -> ELSEWHERE.stream().anyMatch(place::startsWith));
        assertThat(asked).hasSizeGreaterThan(120);
        assertThat(unknown).isEmpty();
    }

    private static boolean mentions(ApiField field, String value) {
        return !value.isEmpty() && field.description().contains(value);
    }

    /** Every field below a DaemonSet, in every minor. */
    private static List<ApiField> everyField() {
        List<ApiField> fields = new ArrayList<>();
        for (int minor = 8; minor <= 37; minor++) {
            for (String version : List.of("apps/v1", "apps/v1beta2", "extensions/v1beta1")) {
                ApiTypes types = ApiTypes.of(KubernetesVersion.of(minor));
                List<ApiType> next = new ArrayList<>();
                next.add(types.root(GroupVersionKind.of(version, "DaemonSet")));
                for (int i = 0; i < next.size(); i++) {
                    if (next.get(i) != null && next.indexOf(next.get(i)) == i) {
                        for (ApiField field : next.get(i).properties().values()) {
                            fields.add(field);
                            next.add(field.type());
                        }
                    }
                }
            }
        }
        return fields;
    }

    @Test
    void theDownwardApiOffersWhatServersSupport() throws IOException {
        int checked = 0;
        for (String line : resource("supported-values.tsv")) {
            String[] columns = line.split("\t", -1);
            if (!columns[0].matches(".*(fieldRef.fieldPath|resourceFieldRef.resource)")) {
                continue;
            }
            for (String minor : columns[1].split(",")) {
                String owner =
                        columns[0].contains("env[]") ? "EnvVarSource" : "DownwardAPIVolumeFile";
                ApiTypes types = ApiTypes.of(KubernetesVersion.of(Integer.parseInt(minor)));
                ApiField offered =
                        columns[0].endsWith("fieldPath")
                                ? types.type("core.v1." + owner).field("fieldRef")
                                : types.type("core.v1.ResourceFieldSelector").field("resource");
                List<String> whole =
                        offered.suggestions().stream()
                                .filter(v -> !v.contains("'KEY'") && !v.contains("hugepages"))
                                .toList();
                assertThat(sorted(whole))
                        .as(columns[0] + " in 1." + minor)
                        .isEqualTo(sorted(List.of(columns[2].split(","))));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(100);
    }

    @Test
    void everyLineOfTheHandWrittenTablesIsAboutSomethingThatExists() throws IOException {
        for (String table : List.of("values", "defaults")) {
            for (String line : lines(Path.of("src/main/tables/" + table + ".tsv"))) {
                String key = line.substring(line.startsWith("~") ? 1 : 0, line.indexOf('\t'));
                assertThat(exists(key)).as(table + ": " + key).isTrue();
            }
        }
    }

    @Test
    void defaultsAndGatesFollowTheVersion() {
        assertThat(field("spec.updateStrategy.type", 37).defaultValue()).isEqualTo("RollingUpdate");
        assertThat(field("spec.template.spec.dnsPolicy", 37).defaultValue())
                .isEqualTo("ClusterFirst");
        assertThat(field("spec.template.spec.hostNetwork", 37).defaultValue()).isNull();
        ApiField maxSurge = field("spec.updateStrategy.rollingUpdate.maxSurge", 21);
        assertThat(maxSurge.gate()).isEqualTo("DaemonSetUpdateSurge");
        assertThat(maxSurge.usableSince()).isEqualTo(KubernetesVersion.of(22));
        assertThat(field("spec.template.spec.containers[].lifecycle.stopSignal", 37).usableSince())
                .isNull();
        checkGate("spec.template.spec.volumes[].emptyDir.mode", 37, "EmptyDirVolumeMode", "alpha");
        checkGate("spec.template.spec.hostUsers", 32, "UserNamespacesSupport", "beta");
        checkGate("spec.template.spec.hostUsers", 36, "UserNamespacesSupport", "stable");
        checkGate("spec.template.spec.containers[].startupProbe", 17, "StartupProbe", "alpha");
        checkGate("spec.template.spec.hostNetwork", 37, null, null);
        assertThat(field("spec.template.spec.tolerations[].key", 37).suggestions())
                .contains("node-role.kubernetes.io/control-plane")
                .doesNotContain("node-role.kubernetes.io/master");
        assertThat(field("spec.template.spec.containers[].resources.limits", 37).suggestions())
                .contains("cpu", "memory");
    }

    private static void checkGate(String path, int minor, String gate, String stage) {
        assertThat(field(path, minor).gate()).isEqualTo(gate);
        assertThat(field(path, minor).gateStage()).isEqualTo(stage);
    }

    @Test
    void everyGateComesWithItsField() throws IOException {
        for (String line : lines(Path.of("src/main/tables/gates.tsv"))) {
            String[] columns = line.split("\t");
            FeatureGate gate = FeatureGate.of(columns[0]);
            for (String key : columns[3].equals("-") ? List.<String>of() : words(columns[3])) {
                assertThat(exists(key)).as(key).isTrue();
                ApiField field = oldest(key);
                assertThat(field).as(key).isNotNull();
                assertThat(field.gate()).as(key).isEqualTo(gate.name());
                assertThat(field.since().minor()).as(key).isGreaterThanOrEqualTo(gate.since() - 2);
            }
        }
    }

    @Test
    void theStagesOfAGateAreInOrder() throws IOException {
        assertThat(FeatureGate.all()).hasSizeGreaterThan(60);
        for (String line : lines(Path.of("src/main/tables/gates.tsv"))) {
            String[] columns = line.split("\t");
            assertThat(columns).as(line).hasSize(5);
            FeatureGate gate = FeatureGate.of(columns[0]);
            List<String> stages = words(columns[2].replaceAll("=1\\.\\d+", ""));
            List<String> all = List.of("alpha", "beta", "stable", "deprecated");
            assertThat(stages).as(line).isEqualTo(all.stream().filter(stages::contains).toList());
            int newest = KubernetesVersion.NEWEST.minor();
            assertThat(gate.since()).as(line).isBetween(8, newest);
            assertThat(gate.onByDefaultSince()).as(line).isGreaterThanOrEqualTo(gate.since());
            String last = gate.stage(KubernetesVersion.NEWEST);
            assertThat(last).as(line).isEqualTo(stages.get(stages.size() - 1));
            if (last.equals("stable")) {
                assertThat(gate.onByDefaultSince()).as(line).isLessThanOrEqualTo(newest);
            }
        }
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    /** The field in the oldest minor that has it. */
    private static ApiField oldest(String key) {
        String type = key.substring(0, key.lastIndexOf('.'));
        for (int minor = 8; minor <= KubernetesVersion.NEWEST.minor(); minor++) {
            ApiType at = ApiTypes.of(KubernetesVersion.of(minor)).type(type);
            ApiField field = at == null ? null : at.field(key.substring(type.length() + 1));
            if (field != null) {
                return field;
            }
        }
        return null;
    }

    private static String sorted(List<String> values) {
        return String.join(",", new TreeSet<>(values));
    }

    /** A type, a field that a type has in some minor, or a type that only names another. */
    private static boolean exists(String key) throws IOException {
        int dot = key.lastIndexOf('.');
        String owner = key.substring(0, dot);
        String name = key.substring(dot + 1);
        ApiType type = ApiTypes.of(KubernetesVersion.NEWEST).type(owner);
        if (type != null) {
            return type.field(name) != null || type.fieldOfOtherVersion(name) != null;
        }
        return TypeTable.number(key) >= 0
                || lines(Path.of("src/main/tables/types/" + owner + ".tsv")).stream()
                        .anyMatch(line -> line.startsWith(name + "\t="));
    }

    /** The field at a path such as {@code spec.template.spec.containers[].image}. */
    private static ApiField field(String path, int minor) {
        String full =
                path.equals("spec.updateStrategy")
                        ? "spec.updateStrategy.type"
                        : path.endsWith(".os") && path.startsWith("spec.template.spec.os")
                                ? "spec.template.spec.os.name"
                                : path;
        if (full.endsWith("resizePolicy")) {
            full += ".restartPolicy";
        }
        full = full.replace("ephemeralContainers[][]", "ephemeralContainers[]");
        GroupVersionKind kind =
                GroupVersionKind.of(minor < 9 ? "apps/v1beta2" : "apps/v1", "DaemonSet");
        ApiType type = ApiTypes.of(KubernetesVersion.of(minor)).root(kind);
        ApiField field = null;
        for (String name : full.replace("[]", "").split("\\.")) {
            field = type.field(name);
            assertThat(field).as(full + " in 1." + minor).isNotNull();
            type = field.type();
        }
        return field;
    }

    private static List<String> resource(String name) throws IOException {
        try (InputStream in = ValuesTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
    }
}
