package io.daemonlens.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.diagnosis.Diagnoser;
import io.daemonlens.engine.diagnosis.Diagnosis;
import io.daemonlens.engine.diagnosis.ObservedCluster;
import io.daemonlens.engine.diagnosis.Remedy;
import io.daemonlens.engine.diagnosis.Verdict;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The diagnoses of the DaemonSets of a cluster, unhealthy ones first. */
public final class Diagnoses {

    /** The order of the verdicts: the most urgent first. */
    private static final List<Verdict> ORDER =
            List.of(
                    Verdict.STUCK,
                    Verdict.REFUSED,
                    Verdict.DEGRADED,
                    Verdict.WAITS_FOR_DELETION,
                    Verdict.PROGRESSING,
                    Verdict.HEALTHY);

    /** With more pods than this, the DaemonSets are diagnosed by all processors at once. */
    private static final int MANY_PODS = 5_000;

    private final ClusterObjects cluster;
    private final ObservedCluster observed;

    private Diagnoses(ClusterObjects cluster, KubernetesVersion version) {
        this.cluster = cluster;
        this.observed =
                new ObservedCluster(
                        cluster.byKind(),
                        ClusterScenario.pods(cluster, version),
                        version,
                        cluster.time().orElse(Instant.EPOCH));
    }

    public static Diagnoses of(ClusterObjects cluster, KubernetesVersion version) {
        return new Diagnoses(cluster, version);
    }

    private Scenario start(JsonObject daemonSet) {
        return Rollout.scenario(daemonSet, cluster, observed.version())
                .live(daemonSet)
                .time(observed.time());
    }

    /** Returns the diagnosis of every DaemonSet of the cluster. */
    public List<Why> all(Wording wording) {
        return of(cluster.of("DaemonSet"), wording);
    }

    /** Returns the diagnoses of these DaemonSets of the cluster. */
    public List<Why> of(List<JsonObject> daemonSets, Wording wording) {
        boolean large = cluster.of("Pod").size() > MANY_PODS;
        Stream<JsonObject> asked = large ? daemonSets.parallelStream() : daemonSets.stream();
        List<Why> all = new ArrayList<>(asked.map(one -> diagnosed(one, wording)).toList());
        all.sort(
                Comparator.comparing((Why each) -> ORDER.indexOf(each.facts().verdict()))
                        .thenComparing(Why::namespace)
                        .thenComparing(Why::name));
        return all;
    }

    /** Diagnoses one DaemonSet. Everything that several threads share here is immutable. */
    private Why diagnosed(JsonObject daemonSet, Wording wording) {
        Diagnoser diagnoser = Diagnoser.of(observed, daemonSet);
        Diagnosis diagnosis = diagnoser.diagnosis();
        List<Remedy> remedies =
                diagnosis.verdict() == Verdict.HEALTHY
                        ? List.of()
                        : diagnoser.remedies(diagnosis, this::start);
        return Why.of(diagnosis, remedies, wording);
    }
}
