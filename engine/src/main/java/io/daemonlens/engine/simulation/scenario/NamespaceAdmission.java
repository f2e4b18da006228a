package io.daemonlens.engine.simulation.scenario;

import io.daemonlens.engine.apiserver.admission.Admission;
import io.daemonlens.engine.apiserver.admission.NamespaceView;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The API server's built-in admission plugins, configured per namespace from a cluster's objects.
 */
public final class NamespaceAdmission implements PodAdmission {

    private final Function<String, List<JsonObject>> objects;
    private final boolean complete;
    private final KubernetesVersion version;
    private final Map<String, Admission> byNamespace = new TreeMap<>();

    /**
     * @param objects returns objects by kind, as the API server serves them; an empty list for none
     * @param complete whether these are all objects of the cluster
     */
    public NamespaceAdmission(
            Function<String, List<JsonObject>> objects,
            boolean complete,
            KubernetesVersion version) {
        this.objects = objects;
        this.complete = complete;
        this.version = version;
    }

    @Override
    public Admitted admit(JsonObject pod) {
        var admitted = of(pod.object("metadata").text("namespace")).admit(pod);
        return new Admitted(admitted.pod(), refusal(admitted.refusal()));
    }

    @Override
    public Quota quota(String namespace, Collection<JsonObject> pods) {
        var usage = of(namespace).quota(pods);
        return new Quota() {
            @Override
            public Refusal charge(JsonObject pod) {
                return refusal(usage.charge(pod));
            }

            @Override
            public void count(JsonObject pod) {
                usage.count(pod);
            }

            @Override
            public void release(JsonObject pod) {
                usage.release(pod);
            }
        };
    }

    @Override
    public PodAdmission changing(String kind, UnaryOperator<List<JsonObject>> change) {
        List<JsonObject> changed = change.apply(objects.apply(kind));
        return new NamespaceAdmission(
                asked -> asked.equals(kind) ? changed : objects.apply(asked), complete, version);
    }

    /** Scenarios of several threads share this instance. */
    private synchronized Admission of(String namespace) {
        return byNamespace.computeIfAbsent(
                namespace,
                name -> Admission.of(NamespaceView.of(name, objects, complete), version));
    }

    private static Refusal refusal(io.daemonlens.engine.apiserver.admission.Refusal refusal) {
        return refusal == null ? null : new Refusal(refusal.plugin(), refusal.message());
    }
}
