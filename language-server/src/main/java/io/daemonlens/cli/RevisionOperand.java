package io.daemonlens.cli;

import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.analysis.RevisionComparison.Candidate;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.JsonNumber;
import io.daemonlens.engine.apimachinery.JsonObject;
import io.daemonlens.engine.kubectl.RolloutHistory;
import java.util.Optional;

/** A revision of the cluster, named {@code revision:N}: the live DaemonSet with its template. */
final class RevisionOperand {

    private RevisionOperand() {}

    static Candidate of(
            String word, ManifestAnalysis newer, ClusterObjects cluster, Arguments arguments) {
        long number = HistoryCommand.revisionNumber("from", word.substring("revision:".length()));
        String namespace = newer.answer().stored().object("metadata").text("namespace");
        LiveDaemonSet live = LiveDaemonSet.find(namespace, newer.manifest().name(), cluster);
        RolloutHistory history = live.history(arguments);
        for (JsonObject revision : history.revisions()) {
            if (revision.get("revision") instanceof JsonNumber n && n.longValue() == number) {
                Optional<JsonObject> template = RolloutHistory.template(revision);
                if (template.isEmpty()) {
                    throw new InputException(
                            "the data of revision " + number + " is not a pod template");
                }
                JsonObject object = live.written();
                object.object("spec").put("template", template.get());
                return Candidate.of(object, "revision " + number);
            }
        }
        throw new InputException("unable to find specified revision " + number + " in history");
    }
}
