package io.daemonlens.engine.diagnosis;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.apps.LiveRevisions;
import io.daemonlens.engine.apps.RevisionData;
import io.daemonlens.engine.apps.UpdateStrategy;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.OwnerReference;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.daemon.Choice;
import io.daemonlens.engine.daemon.DaemonSetView;
import io.daemonlens.engine.daemon.DaemonSetsController;
import io.daemonlens.engine.daemon.RolloutBudget;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.scheduler.framework.ClusterPod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A DaemonSet with its pods and revisions as its controller sees them. */
final class DaemonSetFacts {

    private static final String UNNAMED = "daemonset";

    private final ObservedCluster cluster;
    private DaemonSet daemonSet;
    private final DaemonSetView view;
    private final String hash;
    private final boolean merging;
    private final Map<String, JsonObject> templates = new TreeMap<>();
    private final Map<String, Long> numbers = new TreeMap<>();
    private final JsonObject stored;
    private final Map<String, List<OwnedPod>> byNode = new TreeMap<>();
    private final List<OwnedPod> pods = new ArrayList<>();

    private DaemonSetFacts(ObservedCluster cluster, JsonObject object) {
        this.cluster = cluster;
        stored = completed(object);
        DaemonSet read = DaemonSet.of(stored);
        List<ClusterPod> named = cluster.podsOf(read.namespace(), read.name());
        daemonSet = read.uid().isEmpty() ? read.withUid(uidOf(named)) : read;
        view = new DaemonSetView(daemonSet, cluster.version(), cluster.gates());
        cluster.nodes().forEach(view::put);
        int equal = putRevisions();
        hash = view.templateHash();
        merging = equal > 1;
        named.forEach(this::putPod);
        cluster.orphans(daemonSet.namespace()).forEach(this::putPod);
        if (!object.has("status")) {
            daemonSet = daemonSet.withStatus(controller().status(view, hash, time()));
            view.put(daemonSet);
        }
    }

    static DaemonSetFacts of(ObservedCluster cluster, JsonObject object) {
        return new DaemonSetFacts(cluster, object);
    }

    /** Returns the DaemonSet with the API server's defaults, for snapshots written by hand. */
    private static JsonObject completed(JsonObject object) {
        Field daemonSet = Field.of(object);
        boolean placed = !daemonSet.at("metadata", "namespace").text().isEmpty();
        Field strategy = daemonSet.at("spec", "updateStrategy");
        boolean typed = !strategy.at("type").text().isEmpty();
        boolean onDelete = strategy.at("type").text().equals(UpdateStrategy.ON_DELETE);
        Field rolling = strategy.at("rollingUpdate");
        boolean bounded =
                !rolling.at("maxUnavailable").absent() || !rolling.at("maxSurge").absent();
        if (placed && typed && (onDelete || bounded)) {
            return object;
        }
        JsonObject copy = object.copy();
        if (!placed) {
            member(copy, "metadata").put("namespace", "default");
        }
        if (!onDelete) {
            JsonObject filled = member(member(copy, "spec"), "updateStrategy");
            filled.put("type", UpdateStrategy.ROLLING_UPDATE);
            if (!bounded) {
                member(filled, "rollingUpdate").put("maxUnavailable", 1).put("maxSurge", 0);
            }
        }
        return copy;
    }

    private static JsonObject member(JsonObject parent, String name) {
        if (parent.object(name) == null) {
            parent.put(name, new JsonObject());
        }
        return parent.object(name);
    }

    /**
     * Returns the uid that the pods refer to. Snapshots may omit uids; then the owner is identified
     * by name alone.
     */
    private static String uidOf(List<ClusterPod> pods) {
        for (ClusterPod pod : pods) {
            OwnerReference owner = pod.facts().controller();
            if (!owner.uid().isEmpty()) {
                return owner.uid();
            }
        }
        return UNNAMED;
    }

    private boolean isOurs(OwnerReference owner) {
        return owner != null
                && owner.kind().equals("DaemonSet")
                && owner.name().equals(daemonSet.name())
                && (owner.uid().isEmpty() || owner.uid().equals(daemonSet.uid()));
    }

    /** Adds the revisions; returns how many of them have the current template. */
    private int putRevisions() {
        String present = RevisionData.of(daemonSet.template().json(), cluster.version());
        int equal = 0;
        List<JsonObject> objects = cluster.revisions(daemonSet.namespace());
        for (ControllerRevision revision :
                LiveRevisions.of(objects, daemonSet, cluster.version())) {
            if (isOurs(revision.controller())) {
                view.put(revision);
                equal += revision.data().equals(present) ? 1 : 0;
                JsonObject template = LiveRevisions.template(revision);
                if (template != null) {
                    templates.put(revision.hash(), template);
                    numbers.put(revision.hash(), revision.revision());
                }
            }
        }
        return equal;
    }

    private void putPod(ClusterPod from) {
        Pod pod = from.facts();
        if (isOurs(pod.controller())) {
            pod = pod.withController(daemonSet.asOwner());
        }
        if (!view.claims(pod)) {
            return;
        }
        if (merging) {
            // The controller merges equal revisions and relabels every pod with the hash of the one
            // it keeps.
            Map<String, String> labels = new LinkedHashMap<>(pod.labels());
            labels.put(DaemonSet.HASH_LABEL, hash);
            pod = pod.withLabels(labels);
        }
        view.put(pod);
        OwnedPod owned =
                new OwnedPod(
                        pod,
                        from.object(),
                        view.isUpdated(pod, hash),
                        view.isAvailable(pod, time()));
        pods.add(owned);
        if (!pod.targetNode().isEmpty()) {
            byNode.computeIfAbsent(pod.targetNode(), k -> new ArrayList<>(2)).add(owned);
        }
    }

    DaemonSet daemonSet() {
        return daemonSet;
    }

    ObservedCluster cluster() {
        return cluster;
    }

    Instant time() {
        return cluster.time();
    }

    Collection<Node> nodes() {
        return cluster.nodes();
    }

    boolean wants(String node) {
        return view.placement(node).shouldRun();
    }

    /** Returns whether an existing pod may stay on the node. */
    boolean keeps(String node) {
        return view.placement(node).shouldContinueRunning();
    }

    /** Returns the DaemonSet's pods that are on the node or were created for it. */
    List<OwnedPod> podsOn(String node) {
        return byNode.getOrDefault(node, List.of());
    }

    List<OwnedPod> pods() {
        return pods;
    }

    boolean surges() {
        RolloutBudget budget = budget();
        return budget != null && budget.maxSurge() > 0;
    }

    /**
     * Returns the rolling update's budget; null under OnDelete or if the bounds are not numbers.
     */
    RolloutBudget budget() {
        if (!daemonSet.updateStrategy().isRollingUpdate()) {
            return null;
        }
        return controller().budget(view, hash, time());
    }

    private DaemonSetsController controller() {
        return new DaemonSetsController(
                cluster.version(),
                cluster.gates(),
                Choice.BY_NAME,
                (set, node) -> set.name() + "-" + node);
    }

    /** Returns the template that a pod was created from; the current template if unknown. */
    JsonObject templateOf(OwnedPod pod) {
        JsonObject present = daemonSet.template().json();
        return pod.updated()
                ? present
                : templates.getOrDefault(pod.facts().label(DaemonSet.HASH_LABEL), present);
    }

    /** Returns the templates of its older revisions, the newest first. */
    List<Remedies.OlderTemplate> olderTemplates() {
        List<Remedies.OlderTemplate> older = new ArrayList<>();
        templates.forEach(
                (of, template) -> {
                    if (!of.equals(hash)) {
                        int available = 0;
                        for (OwnedPod pod : pods) {
                            boolean same = pod.facts().label(DaemonSet.HASH_LABEL).equals(of);
                            available += same && pod.available() ? 1 : 0;
                        }
                        older.add(new Remedies.OlderTemplate(numbers.get(of), template, available));
                    }
                });
        older.sort(Comparator.comparingLong(Remedies.OlderTemplate::revision).reversed());
        return older;
    }

    /** Returns the stored DaemonSet, with the API server's defaults. */
    JsonObject stored() {
        return stored;
    }

    /** Returns the events about one of its existing or former pods. */
    List<ClusterEvent> eventsAboutPod(String pod) {
        return cluster.eventsAbout(daemonSet.namespace(), "Pod", pod);
    }

    /** Returns the events about the DaemonSet itself. */
    List<ClusterEvent> events() {
        return cluster.eventsAbout(daemonSet.namespace(), "DaemonSet", daemonSet.name());
    }
}
