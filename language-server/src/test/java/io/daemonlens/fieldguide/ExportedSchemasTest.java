package io.daemonlens.fieldguide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.JsonSchemas;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The schemas that {@code daemonlens schema} writes are schemas of their draft: {@link Policy} asks
 * the draft's own meta-schema before it takes one.
 */
class ExportedSchemasTest {

    private static final String GOOD =
            """
            {"apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": {"name": "x"}, "spec": {
             "selector": {"matchLabels": {"app": "x"}}, "template": {"metadata": {"labels": {"app": "x"}},
             "spec": {"containers": [{"name": "x", "image": "x:1"}]}}}}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"apps/v1", "apps/v1beta2", "extensions/v1beta1"})
    void theMetaSchemaTakesTheSchemaOfEveryMinor(String apiVersion) {
        GroupVersionKind kind = GroupVersionKind.of(apiVersion, "DaemonSet");
        int last = ApiTypes.newestServing(kind).minor();
        for (int minor = ApiTypes.oldestServing(kind).minor(); minor <= last; minor++) {
            assertThat(policy(JsonSchemas.of(kind, KubernetesVersion.of(minor)))).isNotNull();
        }
    }

    @Test
    void theSchemaTakesWhatItShouldAndNothingElse() {
        Policy schema =
                policy(
                        JsonSchemas.of(
                                GroupVersionKind.of("apps/v1", "DaemonSet"),
                                KubernetesVersion.NEWEST));
        assertThat(schema.check(object(GOOD))).isEmpty();
        assertThat(breaches(schema, GOOD.replace("\"x:1\"", "\"x:1\", \"imagee\": 1")))
                .containsExactly("spec.template.spec.containers[0].imagee");
        assertThat(breaches(schema, GOOD.replace("\"x:1\"", "[]")))
                .containsExactly("spec.template.spec.containers[0].image");
    }

    @Test
    void theMetaSchemaRefusesWhatIsNoSchema() {
        assertThatThrownBy(() -> policy("{\"properties\": {\"spec\": {\"type\": \"objct\"}}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("x.json: no JSON Schema: properties.spec.type: ");
    }

    private static List<String> breaches(Policy schema, String text) {
        return schema.check(object(text)).stream().map(each -> each.path().toString()).toList();
    }

    private static Policy policy(String text) {
        return Policy.of("x.json", JsonReader.read(text));
    }

    private static JsonObject object(String text) {
        return JsonReader.readObject(text);
    }
}
