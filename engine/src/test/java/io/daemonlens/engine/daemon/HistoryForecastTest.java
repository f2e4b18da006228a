package io.daemonlens.engine.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.apiserver.ApiServer;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The revisions of one DaemonSet as a real 1.37 control plane numbered and named them. */
class HistoryForecastTest {

    private static final KubernetesVersion VERSION = KubernetesVersion.of(37);

    private final List<ControllerRevision> revisions = new ArrayList<>();

    @Test
    void fiveTemplatesMakeFiveRevisionsAndAnEarlierOneIsRenumbered() {
        applied(1, 10, "new 1 agent-79588f69c4");
        applied(2, 10, "new 2 agent-7bcfd9df5c");
        applied(3, 10, "new 3 agent-66479cb87b");
        applied(4, 10, "new 4 agent-848f9b564c");
        applied(5, 10, "new 5 agent-6b9b4b7b7d");
        applied(4, 10, "4 becomes 6 agent-848f9b564c");
        applied(1, 10, "1 becomes 7 agent-79588f69c4");
        applied(1, 10, "7 stays agent-79588f69c4");
        assertThat(revisions).extracting(ControllerRevision::revision).contains(2L, 3L, 5L, 6L, 7L);
    }

    @Test
    void theLimitDeletesTheOldest() {
        applied(1, 2, "new 1 agent-79588f69c4");
        applied(2, 2, "new 2 agent-7bcfd9df5c");
        applied(3, 2, "new 3 agent-66479cb87b");
        applied(4, 2, "new 4 agent-848f9b564c, deletes 1");
        applied(5, 2, "new 5 agent-6b9b4b7b7d, deletes 2");
        applied(6, 2, "new 6 agent-6785875fd9, deletes 3");
        applied(5, 2, "5 becomes 7 agent-6b9b4b7b7d");
        applied(5, 0, "7 stays agent-6b9b4b7b7d, deletes 4 6");
    }

    private void applied(int image, int limit, String expected) {
        DaemonSet daemonSet = daemonSet(image, limit);
        HistoryForecast forecast = HistoryForecast.of(daemonSet, revisions, VERSION);
        String told =
                forecast.isNew()
                        ? "new " + forecast.number()
                        : forecast.isRenumbered()
                                ? forecast.numberBefore() + " becomes " + forecast.number()
                                : forecast.number() + " stays";
        StringBuilder line = new StringBuilder(told).append(' ').append(forecast.name());
        for (int i = 0; i < forecast.deleted().size(); i++) {
            line.append(i == 0 ? ", deletes " : " ").append(forecast.deleted().get(i).revision());
        }
        assertThat(line.toString()).isEqualTo(expected);
        revisions.removeAll(forecast.deleted());
        revisions.removeIf(each -> each.name().equals(forecast.name()));
        revisions.add(ControllerRevision.of(daemonSet, forecast.number(), VERSION));
    }

    private static DaemonSet daemonSet(int image, int limit) {
        JsonObject object =
                JsonReader.readObject(
                        """
                        {"apiVersion": "apps/v1", "kind": "DaemonSet",
                         "metadata": {"name": "agent", "labels": {"app": "agent"}},
                         "spec": {
                          "revisionHistoryLimit": %d,
                          "selector": {"matchLabels": {"app": "agent"}},
                          "template": {
                           "metadata": {"labels": {"app": "agent"}},
                           "spec": {"containers": [{
                            "name": "agent", "image": "registry.example/agent:%d.0",
                            "resources": {"requests": {"cpu": "50m", "memory": "32Mi"}}}]}},
                          "updateStrategy": {
                           "type": "RollingUpdate", "rollingUpdate": {"maxUnavailable": "100%%"}}}}
                        """
                                .formatted(limit, image));
        JsonObject stored =
                ApiServer.create(
                                Body.of(object),
                                Endpoint.of("apps/v1", "default"),
                                VERSION,
                                Gates.defaults(VERSION))
                        .stored();
        stored.object("metadata").put("uid", "00000000-0000-0000-0000-000000000001");
        return DaemonSet.of(stored);
    }
}
