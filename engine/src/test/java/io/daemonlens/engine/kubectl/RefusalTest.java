package io.daemonlens.engine.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.apiserver.ApiServer;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.schemas.KubernetesVersion;
import org.junit.jupiter.api.Test;

/** Texts that kubectl 1.37 printed of a real API server's answers. */
class RefusalTest {

    @Test
    void oneCauseStandsInTheFirstLine() {
        check(
                "'minReadySeconds':0,'selector':{}",
                "The DaemonSet \"agent\" is invalid: spec.selector: Invalid value: {}: empty selector is invalid for daemonset\n");
    }

    @Test
    void severalCausesHaveALineEach() {
        check(
                "'minReadySeconds':-1,'revisionHistoryLimit':-2,'selector':{'matchLabels':{'app':'agent'}}",
                """
                The DaemonSet "agent" is invalid:\s
                * spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0
                * spec.revisionHistoryLimit: Invalid value: -2: must be greater than or equal to 0
                """);
    }

    @Test
    void whatCannotBeDecodedIsABadRequest() {
        check(
                "'minReadySeconds':'x','selector':{'matchLabels':{'app':'agent'}}",
                "Error from server (BadRequest): error when creating \"agent.yaml\": DaemonSet in version \"v1\" cannot be handled as a DaemonSet: json: cannot unmarshal string into Go struct field DaemonSetSpec.spec.minReadySeconds of type int32\n");
    }

    @Test
    void nothingIsSaidOfWhatIsAccepted() {
        check("'selector':{'matchLabels':{'app':'agent'}}", "");
    }

    private static void check(String spec, String expected) {
        String manifest =
                "{'apiVersion':'apps/v1','kind':'DaemonSet','metadata':{'name':'agent'},'spec':{"
                        + spec
                        + ",'template':{'metadata':{'labels':{'app':'agent'}},'spec':{'containers':[{'name':'agent','image':'a'}]}}}}";
        KubernetesVersion version = KubernetesVersion.of(37);
        Response answer =
                ApiServer.create(
                        Body.of(JsonReader.read(manifest.replace('\'', '"'))),
                        Endpoint.APPS_V1,
                        version,
                        Gates.defaults(version));
        assertThat(Refusal.text(answer, "agent", "agent.yaml")).isEqualTo(expected);
    }
}
