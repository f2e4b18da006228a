package io.daemonlens.engine.simulation.loops;

import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.core.OwnerReference;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.daemon.Actions;
import io.daemonlens.engine.daemon.DaemonSetView;
import io.daemonlens.engine.simulation.state.ClusterState;
import io.daemonlens.engine.simulation.state.PodState;
import java.util.LinkedHashMap;
import java.util.Map;

/** Applies the actions of a sync that change the owner or the revision of pods and revisions. */
final class Ownership {

    private final ClusterState state;
    private final DaemonSetView view;

    Ownership(ClusterState state) {
        this.state = state;
        this.view = state.view();
    }

    /** Applies the actions and returns the number of API calls. */
    int take(Actions actions) {
        OwnerReference owner = state.daemonSet().asOwner();
        actions.createdRevisions().forEach(view::put);
        actions.updatedRevisions().forEach(view::put);
        actions.adoptedRevisions().forEach(name -> own(name, owner));
        actions.releasedRevisions().forEach(name -> own(name, null));
        actions.adoptedPods().forEach(name -> put(view.pod(name).withController(owner)));
        actions.releasedPods().forEach(name -> put(view.pod(name).withController(null)));
        actions.relabeledPods().forEach((name, hash) -> put(withHash(view.pod(name), hash)));
        return actions.createdRevisions().size()
                + actions.updatedRevisions().size()
                + actions.adoptedRevisions().size()
                + actions.releasedRevisions().size()
                + actions.adoptedPods().size()
                + actions.releasedPods().size()
                + actions.relabeledPods().size();
    }

    private void own(String name, OwnerReference owner) {
        for (ControllerRevision revision : view.revisions()) {
            if (revision.name().equals(name)) {
                view.put(revision.withController(owner));
                return;
            }
        }
    }

    private static Pod withHash(Pod pod, String hash) {
        Map<String, String> labels = new LinkedHashMap<>(pod.labels());
        labels.put(DaemonSet.HASH_LABEL, hash);
        return pod.withLabels(labels);
    }

    private void put(Pod facts) {
        for (PodState pod : state.node(facts.targetNode()).pods) {
            if (pod.name().equals(facts.name())) {
                state.put(pod, facts);
                return;
            }
        }
    }
}
