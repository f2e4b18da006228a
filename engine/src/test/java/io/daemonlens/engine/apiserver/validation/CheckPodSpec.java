package io.daemonlens.engine.apiserver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.apiserver.ApiServer;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;

/** Puts a piece of a pod's spec into an otherwise good DaemonSet and asks the API server. */
public final class CheckPodSpec {

    private static final String OBJECT =
            "{'apiVersion':'apps/v1','kind':'DaemonSet','metadata':{'name':'a'},"
                    + "'spec':{'selector':{'matchLabels':{'a':'b'}},'template':{"
                    + "'metadata':{'labels':{'a':'b'}},'spec':{SPEC}}}}";

    private CheckPodSpec() {}

    /**
     * Members of a container called {@code c}, in JSON with single quotes, against the errors. A
     * path begins at the container where it starts with a dot, else at the pod's spec.
     */
    public static void checkContainer(int minor, String members, String... errors) {
        checkSpec(minor, container(members), errors);
    }

    /** A list of one container with these members. */
    public static String container(String members) {
        return "'containers':[{'name':'c','image':'i'"
                + (members.isEmpty() ? "" : ",")
                + members
                + "}]";
    }

    /** Members of the pod's spec against the errors. */
    public static void checkSpec(int minor, String members, String... errors) {
        KubernetesVersion version = KubernetesVersion.of(minor);
        String json = OBJECT.replace("SPEC", members).replace('\'', '"');
        Response response =
                ApiServer.create(
                        Body.of(JsonReader.read(json)),
                        Endpoint.APPS_V1,
                        version,
                        Gates.defaults(version));
        assertThat(response.decodeError()).isNull();
        assertThat(response.errors().stream().map(e -> shortened(e.toString())).toList())
                .as("1.%d %s", minor, members)
                .isEqualTo(List.of(errors));
    }

    private static String shortened(String error) {
        return error.replace("spec.template.spec.containers[0].", ".")
                .replace("spec.template.spec.", "");
    }
}
