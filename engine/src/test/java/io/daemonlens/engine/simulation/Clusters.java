package io.daemonlens.engine.simulation;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Small clusters and DaemonSets for tests, named as one speaks of them. */
public final class Clusters {

    private Clusters() {}

    /** Nodes {@code node-1} to {@code node-n}, all alike. */
    public static List<Node> nodes(int count) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            nodes.add(node("node-" + i));
        }
        return nodes;
    }

    public static Node node(String name) {
        return Node.of(
                JsonReader.readObject(
                        """
                        {"metadata": {"name": "%s", "labels": {"kubernetes.io/hostname": "%s"}},
                         "status": {"allocatable": {"cpu": "4", "memory": "16Gi", "pods": "110"}}}
                        """
                                .formatted(name, name)));
    }

    /** A DaemonSet {@code agent} of this image, one node at a time. */
    public static JsonObject agent(String image) {
        return agent(image, "\"maxUnavailable\": 1");
    }

    public static JsonObject agent(String image, String rollingUpdate) {
        return agent(image, rollingUpdate, 0);
    }

    public static JsonObject agent(String image, String rollingUpdate, int minReadySeconds) {
        return JsonReader.readObject(
                """
                {"metadata": {"name": "agent", "namespace": "default"},
                 "spec": {
                   "minReadySeconds": %d,
                   "selector": {"matchLabels": {"app": "agent"}},
                   "template": {
                     "metadata": {"labels": {"app": "agent"}},
                     "spec": {"containers": [{"name": "agent", "image": "%s",
                       "resources": {"requests": {"cpu": "100m", "memory": "64Mi"}}}]}},
                   "updateStrategy": {"type": "RollingUpdate", "rollingUpdate": {%s}}}}
                """
                        .formatted(minReadySeconds, image, rollingUpdate));
    }

    public static JsonObject onDelete(String image) {
        JsonObject daemonSet = agent(image);
        daemonSet.object("spec").put("updateStrategy", new JsonObject().put("type", "OnDelete"));
        return daemonSet;
    }
}
