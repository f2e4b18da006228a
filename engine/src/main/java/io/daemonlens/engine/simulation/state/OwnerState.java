package io.daemonlens.engine.simulation.state;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.apps.DaemonSetStatus;
import io.daemonlens.engine.apps.RevisionData;
import io.daemonlens.engine.daemon.DaemonSetView;
import io.daemonlens.engine.daemon.Room;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.simulation.timeline.RolloutProgress;
import io.daemonlens.schemas.KubernetesVersion;
import java.time.Instant;
import java.util.List;

/**
 * The DaemonSet that owns the simulated pods, with its revisions, as the controller's caches have
 * them. It outlives its deletion, because its pods may.
 */
public final class OwnerState {

    private final KubernetesVersion version;
    private final Templates templates;
    private final Room room;
    private DaemonSetView view;
    private String templateHash;
    private int template;
    private boolean exists;
    private int created;

    OwnerState(KubernetesVersion version, Templates templates, Room room) {
        this.version = version;
        this.templates = templates;
        this.room = room;
    }

    /** Returns the contents of the controller's caches; null before the first DaemonSet. */
    DaemonSetView view() {
        return view;
    }

    /** Returns the current or last DaemonSet; null before the first one. */
    DaemonSet daemonSet() {
        return view == null ? null : view.daemonSet();
    }

    /** Returns the number of the current template. */
    int template() {
        return template;
    }

    /** Returns whether the DaemonSet has been created and not removed. */
    boolean exists() {
        return exists;
    }

    boolean isBeingDeleted() {
        return daemonSet().deletedAt() != null;
    }

    /** Returns the hash label of pods of the current template. */
    public String templateHash() {
        if (templateHash == null) {
            templateHash = view.templateHash();
        }
        return templateHash;
    }

    /** Returns the name of the current template's revision. */
    public String revisionName() {
        for (ControllerRevision revision : view.revisions()) {
            if (revision.hash().equals(templateHash())) {
                return revision.name();
            }
        }
        return daemonSet().name() + "-" + templateHash();
    }

    /** Returns whether the controller counts the pod as one of the current template. */
    public boolean isUpdated(PodState pod) {
        return view.isUpdated(pod.facts, templateHash());
    }

    /** Returns the rollout as the status reports it. */
    public RolloutProgress progress() {
        return RolloutProgress.of(daemonSet());
    }

    /** Returns the stored DaemonSet after a client has applied the object. */
    DaemonSet applied(JsonObject object) {
        DaemonSet wanted = DaemonSet.of(inNamespace(object));
        if (!exists) {
            return wanted.created("daemonset-" + ++created);
        }
        return daemonSet()
                .replacedBy(
                        isSameRevision(wanted)
                                ? wanted.withEqualTemplate(daemonSet().template())
                                : wanted);
    }

    /**
     * Returns whether the template is unchanged apart from defaults, which the API server fills in.
     */
    private boolean isSameRevision(DaemonSet wanted) {
        return wanted.template().equals(daemonSet().template())
                || RevisionData.of(wanted.template().json(), version)
                        .equals(RevisionData.of(daemonSet().template().json(), version));
    }

    /** Returns the object in the namespace {@code default} if it names none. */
    public static JsonObject inNamespace(JsonObject object) {
        if (!Field.of(object).at("metadata", "namespace").text().isEmpty()) {
            return object;
        }
        JsonObject copy = object.copy();
        copy.object("metadata").put("namespace", "default");
        return copy;
    }

    /** Stores the DaemonSet; returns whether its template is another one than before. */
    boolean put(DaemonSet daemonSet) {
        int number = templates.numberOf(daemonSet);
        boolean other = view == null || template != number;
        template = number;
        if (view == null) {
            view = new DaemonSetView(daemonSet, version, Gates.defaults(version), room);
        } else {
            view.put(daemonSet);
        }
        if (other) {
            templateHash = null;
        }
        exists = true;
        return other;
    }

    void putRevisions(List<ControllerRevision> revisions) {
        revisions.forEach(view::put);
        templateHash = null;
    }

    void putStatus(DaemonSetStatus status) {
        view.put(daemonSet().withStatus(status));
        templateHash = null;
    }

    void putDeletedAt(Instant time) {
        view.put(daemonSet().withDeletedAt(time));
    }

    void remove() {
        exists = false;
    }

    /** Removes the owner references from the revisions. */
    void orphanRevisions() {
        for (ControllerRevision revision : List.copyOf(view.revisions())) {
            view.put(revision.withController(null));
        }
    }
}
