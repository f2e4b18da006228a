package io.daemonlens.engine.apiserver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.apiserver.ApiServer;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;

/**
 * Puts members of metadata, spec or template into an otherwise good DaemonSet and asks about it. A
 * grave accent stands for a quote inside a text.
 */
public final class CheckDaemonSet {

    private static final String OBJECT =
            "{'apiVersion':'apps/v1','kind':'DaemonSet','metadata':{'name':'a'META},"
                    + "'spec':{'selector':{'matchLabels':{'a':'b'}}SPEC,'template':{"
                    + "'metadata':{'labels':{'a':'b'}TEMPLATE},"
                    + "'spec':{'containers':[{'name':'c','image':'i'}]POD}}}}";

    private CheckDaemonSet() {}

    /** Members of metadata, in JSON with single quotes, against the errors of a creation. */
    public static void checkMetadata(int minor, String members, String... errors) {
        check(minor, object(members, "", "", ""), errors);
    }

    /** Members of the spec; a selector among them replaces the good one. */
    public static void checkSpec(int minor, String members, String... errors) {
        check(minor, object("", members, "", ""), errors);
    }

    /** Members of the template's metadata and of the pod's spec against the warnings. */
    public static void checkWarnings(int minor, String template, String pod, String... warnings) {
        Response response = create(minor, object("", "", template, pod));
        assertThat(response.message()).isEmpty();
        assertThat(response.warningTexts())
                .as("1.%d %s %s", minor, template, pod)
                .isEqualTo(List.of(warnings));
    }

    /** Members of the template's metadata and of the pod's spec against the errors. */
    public static void checkTemplate(int minor, String template, String pod, String... errors) {
        check(minor, object("", "", template, pod), errors);
    }

    /** A pod's spec that is stored, and one that replaces it, against the errors. */
    public static void checkUpdate(int minor, String storedPod, String pod, String... errors) {
        KubernetesVersion version = KubernetesVersion.of(minor);
        Gates gates = Gates.defaults(version);
        JsonObject stored =
                ApiServer.storedUnchecked(
                        object("", "", "", storedPod), Endpoint.APPS_V1, version, gates);
        Response response =
                ApiServer.update(stored, object("", "", "", pod), Endpoint.APPS_V1, version, gates);
        assertThat(texts(response)).as("1.%d %s", minor, pod).isEqualTo(List.of(errors));
    }

    private static void check(int minor, Body body, String... errors) {
        assertThat(texts(create(minor, body)))
                .as("1.%d %s", minor, body.bytes())
                .isEqualTo(List.of(errors));
    }

    private static Response create(int minor, Body body) {
        KubernetesVersion version = KubernetesVersion.of(minor);
        return ApiServer.create(body, Endpoint.APPS_V1, version, Gates.defaults(version));
    }

    private static List<String> texts(Response response) {
        assertThat(response.decodeError()).isNull();
        return response.errors().stream()
                .map(e -> e.toString().replace("spec.template.spec.", ""))
                .toList();
    }

    private static Body object(String metadata, String spec, String template, String pod) {
        String json =
                OBJECT.replace("META", more(metadata))
                        .replace("SPEC", more(spec))
                        .replace("TEMPLATE", more(template))
                        .replace("POD", more(pod));
        return Body.of(JsonReader.read(json.replace("`", "\\\"").replace('\'', '"')));
    }

    private static String more(String members) {
        return members.isEmpty() ? "" : "," + members;
    }
}
