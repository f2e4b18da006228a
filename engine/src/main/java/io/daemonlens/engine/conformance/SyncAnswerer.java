package io.daemonlens.engine.conformance;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.apps.DaemonSetStatus;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.daemon.Actions;
import io.daemonlens.engine.daemon.Choice;
import io.daemonlens.engine.daemon.DaemonSetView;
import io.daemonlens.engine.daemon.DaemonSetsController;
import io.daemonlens.engine.daemon.FailedPodsBackoff;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.KubernetesVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** {@code answer sync}: the requests of one sync of the DaemonSet controller. */
public final class SyncAnswerer implements Answerer {

    @Override
    public void answer(JsonObject recorded, Consumer<JsonObject> out) {
        KubernetesVersion version = Releases.version(recorded.text("kubernetes"));
        JsonObject in = recorded.object("in");
        DaemonSet daemonSet = DaemonSet.of(in.object("daemonSet"));
        DaemonSetView view = new DaemonSetView(daemonSet, version, Gates.defaults(version));
        objects(in, "nodes").forEach(node -> view.put(Node.of(node)));
        List<Pod> pods = objects(in, "pods").stream().map(Pod::of).toList();
        pods.forEach(view::put);
        objects(in, "controllerRevisions")
                .forEach(revision -> view.put(ControllerRevision.of(revision)));
        view.setExpectationsOpen(JsonBoolean.of(true).equals(in.get("expectationsOpen")));
        noteDeletions(in.object("failedPodBackoff"), daemonSet, view.backoff());
        DaemonSetsController controller =
                new DaemonSetsController(
                        version,
                        Gates.defaults(version),
                        inOrderOf(pods),
                        (of, node) -> of.name() + "-new-" + node);
        Actions actions =
                controller.sync(
                        view,
                        atServer(daemonSet, in),
                        objects(in, "controllerRevisionsOnlyAtServer").stream()
                                .map(ControllerRevision::of)
                                .toList(),
                        Instant.parse(in.text("now")));
        JsonObject answer =
                new JsonObject().put("id", recorded.text("id")).put("version", version.toString());
        out.accept(describe(actions, answer));
    }

    /**
     * Chooses nodes in the order in which the caches list their pods. Go iterates over a small map
     * in this order, apart from the starting point.
     */
    private static Choice inOrderOf(List<Pod> pods) {
        Map<String, Integer> ofNode = new TreeMap<>();
        Map<String, Integer> rank = new TreeMap<>();
        for (Pod pod : pods) {
            ofNode.putIfAbsent(pod.targetNode(), ofNode.size());
            rank.put(pod.name(), ofNode.get(pod.targetNode()));
        }
        rank.putAll(ofNode);
        Comparator<String> byRank =
                Comparator.comparing(name -> rank.getOrDefault(name, Integer.MAX_VALUE));
        return (candidates, count) -> candidates.stream().sorted(byRank).limit(count).toList();
    }

    private static DaemonSet atServer(DaemonSet seen, JsonObject in) {
        DaemonSet live = seen;
        if (in.has("daemonSetUIDAtServer")) {
            live = live.withUid("other-" + live.uid()); // recordings only mark that it differs
        }
        if (in.has("daemonSetStatusAtServer")) {
            Field status = Field.of(in.object("daemonSetStatusAtServer"));
            live = live.withStatus(DaemonSetStatus.of(status));
        }
        if (JsonBoolean.of(true).equals(in.get("daemonSetDeletedAtServer"))) {
            live = live.withDeletedAt(live.createdAt());
        }
        return live;
    }

    private static void noteDeletions(
            JsonObject byNode, DaemonSet daemonSet, FailedPodsBackoff backoff) {
        if (byNode == null) {
            return;
        }
        for (String node : byNode.names()) {
            String key =
                    FailedPodsBackoff.key(
                            daemonSet.uid(), daemonSet.status().observedGeneration(), node);
            for (JsonValue time : byNode.array(node)) {
                backoff.next(key, Instant.parse(((JsonText) time).value()));
            }
        }
    }

    public static List<JsonObject> objects(JsonObject in, String name) {
        List<JsonObject> objects = new ArrayList<>();
        JsonArray array = in.array(name);
        if (array != null) {
            array.forEach(item -> objects.add((JsonObject) item));
        }
        return objects;
    }

    private static JsonObject describe(Actions actions, JsonObject answer) {
        answer.put("create", texts(actions.creates().stream().map(Pod::targetNode).toList()));
        if (!actions.creates().isEmpty()) {
            answer.put("podLabels", map(actions.creates().get(0).labels()));
        }
        answer.put("delete", texts(actions.deletes()));
        answer.put("adoptPods", texts(actions.adoptedPods()));
        answer.put("releasePods", texts(actions.releasedPods()));
        List<String> relabeled = new ArrayList<>();
        actions.relabeledPods().forEach((pod, hash) -> relabeled.add(pod + "=" + hash));
        answer.put("relabelPods", texts(relabeled));
        answer.put("createRevisions", created(actions.createdRevisions()));
        answer.put("updateRevisions", updated(actions.updatedRevisions()));
        answer.put("deleteRevisions", texts(actions.deletedRevisions()));
        answer.put("adoptRevisions", texts(actions.adoptedRevisions()));
        answer.put("releaseRevisions", texts(actions.releasedRevisions()));
        if (actions.status() != null) {
            answer.put("status", actions.status().toJson());
        }
        answer.put(
                "events",
                texts(new TreeSet<>(actions.events().stream().map(Object::toString).toList())));
        answer.put("error", actions.error() == null ? "" : actions.error());
        return answer;
    }

    private static JsonArray created(List<ControllerRevision> revisions) {
        JsonArray array = new JsonArray();
        for (ControllerRevision revision : revisions) {
            array.add(
                    describe(revision)
                            .put("annotations", map(revision.annotations()))
                            .put("data", revision.data()));
        }
        return array;
    }

    /** Removes the fields that an update does not change; recordings omit them. */
    private static JsonArray updated(List<ControllerRevision> revisions) {
        JsonArray array = new JsonArray();
        revisions.forEach(revision -> array.add(describe(revision)));
        return array;
    }

    private static JsonObject describe(ControllerRevision revision) {
        return new JsonObject()
                .put("name", revision.name())
                .put("revision", revision.revision())
                .put("labels", map(revision.labels()));
    }

    private static JsonObject map(Map<String, String> texts) {
        JsonObject object = new JsonObject();
        texts.forEach(object::put);
        return object;
    }

    private static JsonArray texts(Collection<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}
