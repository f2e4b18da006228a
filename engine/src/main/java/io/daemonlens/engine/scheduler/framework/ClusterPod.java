package io.daemonlens.engine.scheduler.framework;

import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A pod of a cluster: the object, and what the scheduler and the controllers read from it. */
public final class ClusterPod {

    private final JsonObject object;
    private final PodInfo info;
    private @Nullable Pod facts;

    ClusterPod(JsonObject object, PodInfo info) {
        this.object = object;
        this.info = info;
    }

    /** Returns the pod as the API server serves it. */
    public JsonObject object() {
        return object;
    }

    /** Returns the pod as the scheduler sees it. */
    public PodInfo info() {
        return info;
    }

    /**
     * Returns the pod as controllers see it. It is parsed when first asked for: of most pods it
     * never is. Two threads may both parse it and get equal values.
     */
    public Pod facts() {
        Pod known = facts;
        if (known == null) {
            known = Pod.of(object, info.labels());
            facts = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return info.toString();
    }
}
