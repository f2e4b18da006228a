package io.daemonlens.engine.conformance;

import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.scheduler.Decision;
import io.daemonlens.engine.scheduler.Scheduler;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import io.daemonlens.engine.scheduler.framework.Status;
import io.daemonlens.engine.scheduler.framework.Storage;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** {@code answer filter}: which nodes can take a pod, and the scheduler's message. */
public final class FilterAnswerer implements Answerer {

    /** The fields of a case that hold storage objects; a case lists all of them. */
    private static final Map<String, String> STORAGE =
            Map.of(
                    "PersistentVolumeClaim", "claims",
                    "PersistentVolume", "volumes",
                    "StorageClass", "storageClasses",
                    "CSINode", "csiNodes",
                    "CSIDriver", "csiDrivers",
                    "CSIStorageCapacity", "csiStorageCapacities",
                    "VolumeAttachment", "volumeAttachments");

    @Override
    public void answer(JsonObject recorded, Consumer<JsonObject> out) {
        JsonObject in = recorded.object("in");
        List<Node> nodes = objects(in.array("nodes")).stream().map(Node::of).toList();
        List<JsonObject> pods = objects(in.array("pods"));
        Storage storage = Storage.complete(kind -> objects(in.array(STORAGE.get(kind))));
        for (String release : Releases.RECORDED) {
            KubernetesVersion version = Releases.version(release);
            Snapshot snapshot = Snapshot.of(nodes, pods, version).withStorage(storage);
            PodInfo pod = PodInfo.of(in.object("pod"), version);
            Decision decision = new Scheduler(version).schedule(pod, snapshot);
            out.accept(describe(decision, Releases.answer(recorded, release)));
        }
    }

    private static List<JsonObject> objects(JsonArray array) {
        List<JsonObject> objects = new ArrayList<>();
        for (int i = 0; array != null && i < array.size(); i++) {
            objects.add((JsonObject) array.get(i));
        }
        return objects;
    }

    private static JsonObject describe(Decision decision, JsonObject answer) {
        answer.put("schedulable", decision.isScheduled());
        if (decision.refusal() != null) {
            answer.put("preFilter", describe(decision.refusal()));
        }
        if (decision.lookedAt() != null) {
            answer.put("preFilterNodes", texts(decision.lookedAt()));
        }
        TreeMap<String, JsonObject> nodes = new TreeMap<>();
        decision.refusals().forEach((name, status) -> nodes.put(name, describe(status)));
        decision.fitting().forEach(name -> nodes.put(name, new JsonObject().put("fits", true)));
        JsonObject all = new JsonObject();
        nodes.forEach(all::put);
        answer.put("nodes", all);
        answer.put("message", decision.message());
        if (decision.preemption() != null) {
            answer.put("nominatedNode", decision.preemption().node());
            answer.put("victims", texts(decision.preemption().victims()));
        }
        return answer;
    }

    private static JsonObject describe(Status status) {
        return new JsonObject()
                .put("fits", false)
                .put("code", status.code().word())
                .put("plugin", status.plugin())
                .put("reasons", texts(status.reasons()));
    }

    private static JsonArray texts(Iterable<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(text -> array.add(new JsonText(text)));
        return array;
    }
}
