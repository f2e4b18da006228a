package io.daemonlens.engine.conformance;

import io.daemonlens.engine.apps.PodTemplate;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Toleration;
import io.daemonlens.engine.daemon.NodeShouldRunDaemonPod;
import io.daemonlens.engine.daemon.Placement;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;

/** {@code answer place}: whether a node should run a daemon pod, and the affinity of that pod. */
public final class PlaceAnswerer implements Answerer {

    @Override
    public void answer(JsonObject recorded, Consumer<JsonObject> out) {
        JsonObject in = recorded.object("in");
        Node node = Node.of(in.object("node"));
        PodTemplate template = PodTemplate.of(in.object("ds").object("spec").object("template"));
        for (String release : Releases.RECORDED) {
            NodeShouldRunDaemonPod question =
                    NodeShouldRunDaemonPod.of(template, Releases.version(release));
            Placement placement = question.decide(node);
            JsonObject answer = Releases.answer(recorded, release);
            answer.put("shouldRun", placement.shouldRun());
            answer.put("shouldContinueRunning", placement.shouldContinueRunning());
            answer.put("podTolerations", tolerations(question.tolerations()));
            answer.put("podAffinity", question.affinityFor(node.name()));
            out.accept(answer);
        }
    }

    private static JsonArray tolerations(List<Toleration> tolerations) {
        JsonArray array = new JsonArray();
        for (Toleration toleration : tolerations) {
            JsonObject object = new JsonObject();
            object.put("key", toleration.key());
            object.put("operator", toleration.operator());
            object.put("value", toleration.value());
            object.put("effect", toleration.effect());
            if (toleration.tolerationSeconds() != null) {
                object.put("tolerationSeconds", toleration.tolerationSeconds());
            }
            array.add(object);
        }
        return array;
    }
}
