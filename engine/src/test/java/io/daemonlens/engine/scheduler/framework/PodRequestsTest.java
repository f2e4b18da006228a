package io.daemonlens.engine.scheduler.framework;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.schemas.KubernetesVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodRequestsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'requests':{'cpu':'2'}} | {'requests':{'cpu':'100m'}} | {cpu=2}",
                "{'requests':{'cpu':'0'}} | {'requests':{'cpu':'100m'}} | {}",
                "{'limits':{'cpu':'4'}} | {'requests':{'cpu':'100m'}} | {cpu=100m}",
                "{'limits':{'cpu':'4'}} | {'limits':{'cpu':'1'}} | {cpu=1}",
                "{'limits':{'cpu':'4'}} | {'requests':{'memory':'1Gi'}} | {cpu=4, memory=1Gi}",
                "{'limits':{'hugepages-2Mi':'4Mi'}} | {} | {hugepages-2Mi=4Mi}",
                "{} | {'requests':{'memory':'10M'}} | {memory=10M}",
                "{} | {'limits':{'memory':'1e9'}} | {memory=1e9}",
                "{'requests':{'ephemeral-storage':'1Gi'}} | {} | {}",
                "{} | {'requests':{'requests.example.com/x':'1'}} | {}",
                "{} | {'requests':{'example.com/x':'1'}} | {example.com/x=1}",
            })
    void podsAskForThemselvesOrForTheirContainers(String pod, String container, String asked) {
        checkAsked(pod, container, 36, asked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{'requests':{'cpu':'2'}} | {'requests':{'cpu':'100m'}} | {cpu=100m}"})
    void before134OnlyContainersAsk(String pod, String container, String asked) {
        checkAsked(pod, container, 33, asked);
    }

    private static void checkAsked(String pod, String container, int minor, String asked) {
        String spec = "{'resources':" + pod + ",'containers':[{'resources':" + container + "}]}";
        Field read = Field.of(JsonReader.readObject(spec.replace('\'', '"')));
        assertThat(PodRequests.quantities(read, KubernetesVersion.of(minor)))
                .hasToString(asked.strip());
    }
}
