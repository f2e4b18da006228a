package io.daemonlens.engine.apiserver.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A field is dropped from the minor that knows it until the one that has its gate on. */
class DroppedFieldsTest {

    @ParameterizedTest
    @CsvSource({
        "17, 'containers: [{startupProbe: {}}]', containers[0].startupProbe StartupProbe 18",
        "30, 'containers: [{resizePolicy: []}]', containers[0].resizePolicy"
                + " InPlacePodVerticalScaling 33",
        "28, 'initContainers: [{restartPolicy: Always}]', initContainers[0].restartPolicy"
                + " SidecarContainers 29",
        "31, 'volumes: [{image: {}}]', volumes[0].image ImageVolume 35",
        "31, 'hostUsers: false', hostUsers UserNamespacesSupport 33",
    })
    void untilTheGateIsOn(int minor, String spec, String expected) {
        String written = "{template: {spec: {" + spec + "}}}";
        assertThat(find(minor, written)).containsExactly("spec.template.spec." + expected);
        int on = Integer.parseInt(expected.substring(expected.lastIndexOf(' ') + 1));
        assertThat(find(on, written)).isEmpty();
    }

    @Test
    void aSurgeOfNothingIsNotDropped() {
        assertThat(find(21, "{updateStrategy: {rollingUpdate: {maxSurge: 1}}}"))
                .containsExactly(
                        "spec.updateStrategy.rollingUpdate.maxSurge DaemonSetUpdateSurge 22");
        assertThat(find(21, "{updateStrategy: {rollingUpdate: {maxSurge: 0}}}")).isEmpty();
        assertThat(find(20, "{updateStrategy: {rollingUpdate: {maxSurge: 1}}}")).isEmpty();
        assertThat(find(22, "{updateStrategy: {rollingUpdate: {maxSurge: 1}}}")).isEmpty();
    }

    private static List<String> find(int minor, String spec) {
        String json = spec.replaceAll("([A-Za-z]+)", "\"$1\"").replace("\"false\"", "false");
        Field daemonSet = Field.of(JsonReader.readObject("{\"spec\": " + json + "}"));
        return DroppedFields.of(daemonSet, KubernetesVersion.of(minor)).stream()
                .map(each -> each.at() + " " + each.gate() + " " + each.onSince())
                .toList();
    }
}
