package io.daemonlens.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JsonSchemasTest {

    @Test
    void everyServedVersionHasASchemaWithoutDanglingReferences() {
        for (String apiVersion : new String[] {"apps/v1", "apps/v1beta2", "extensions/v1beta1"}) {
            GroupVersionKind kind = GroupVersionKind.of(apiVersion, "DaemonSet");
            int last = ApiTypes.newestServing(kind).minor();
            for (int minor = ApiTypes.oldestServing(kind).minor(); minor <= last; minor++) {
                String schema = JsonSchemas.of(kind, KubernetesVersion.of(minor));
                schema.lines()
                        .filter(line -> line.contains("\"$ref\""))
                        .map(line -> line.replaceAll(".*#/\\$defs/([^\"]+)\".*", "$1"))
                        .forEach(id -> assertThat(schema).contains("\"" + id + "\": {"));
                assertThat(schema).contains("\"const\": \"" + apiVersion + "\"").endsWith("}\n");
            }
        }
    }

    @Test
    void aFieldHasItsDescriptionDefaultAndValues() {
        String schema =
                JsonSchemas.of(
                        GroupVersionKind.of("apps/v1", "DaemonSet"), KubernetesVersion.of(31));
        assertThat(schema)
                .contains("\"enum\": [\"RollingUpdate\", \"OnDelete\", \"\", null]")
                .contains("\"default\": \"RollingUpdate\"")
                .contains("\"maxSurge\": {")
                .contains("Name of the container specified as a DNS_LABEL.")
                .contains("StartupProbe indicates that the Pod has successfully initialized.");
    }

    @Test
    void aKindThatIsNotServedIsRefused() {
        assertThatThrownBy(
                        () ->
                                JsonSchemas.of(
                                        GroupVersionKind.of("extensions/v1beta1", "DaemonSet"),
                                        KubernetesVersion.of(16)))
                .hasMessageContaining("is not served by Kubernetes 1.16");
    }
}
