package io.daemonlens.engine.simulation.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.scheduler.framework.Storage;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final String NOT_FOUND =
            "0/1 nodes are available: persistentvolumeclaim \"data\" not found. not found";

    @Test
    void aClaimThatNobodyShowsIsTakenToExist() {
        checkMessage(Scenario.on(KubernetesVersion.of(37)), null);
    }

    @Test
    void ofTheClaimsThatAreShownTheRightOneIsNeeded() {
        checkMessage(withClaims("other", "v"), NOT_FOUND);
        checkMessage(withClaims("data", "v"), null);
        checkMessage(
                withClaims("data", ""),
                "0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims."
                        + " not found");
    }

    private static Scenario withClaims(String name, String volume) {
        JsonObject claim =
                json(
                        "{'metadata':{'namespace':'default','name':'"
                                + name
                                + "'},'spec':{'volumeName':'"
                                + volume
                                + "'},'status':{'phase':'"
                                + (volume.isEmpty() ? "Pending" : "Bound")
                                + "'}}");
        Storage storage =
                Storage.shownBy(
                        kind -> kind.equals("PersistentVolumeClaim") ? List.of(claim) : List.of());
        return Scenario.on(KubernetesVersion.of(37)).storage(storage);
    }

    private static void checkMessage(Scenario scenario, String message) {
        Node node =
                Node.of(
                        json(
                                "{'metadata':{'name':'a'},'status':{'allocatable':"
                                        + "{'cpu':'1','memory':'1Gi','pods':'9'}}}"));
        JsonObject daemonSet =
                json(
                        "{'metadata':{'namespace':'default','name':'agent'},'spec':{'selector':"
                                + "{'matchLabels':{'app':'agent'}},'template':{'metadata':"
                                + "{'labels':{'app':'agent'}},'spec':{'containers':[{'name':'c'}],"
                                + "'volumes':[{'name':'d','persistentVolumeClaim':"
                                + "{'claimName':'data'}},{'name':'e','ephemeral':{}}]}}}}");
        List<Forecast> forecasts = Forecast.of(daemonSet, scenario.nodes(Arrays.asList(node)));
        assertThat(forecasts).hasSize(1);
        assertThat(forecasts.get(0).message()).isEqualTo(message);
    }

    private static JsonObject json(String text) {
        return JsonReader.readObject(text.replace('\'', '"'));
    }
}
