package io.daemonlens.cli.inputs;

import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.cluster.Redaction;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.revision.ClusterRevision;
import io.daemonlens.revision.KeptRevisions;
import io.daemonlens.revision.LiveObject;
import io.daemonlens.revision.RevisionComparison.Candidate;
import io.daemonlens.revision.RevisionLookup;
import io.daemonlens.revision.RevisionLookup.RevisionException;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Wording;

/** A revision of a cluster's object as an operand or option. */
public final class RevisionOperand {

    private RevisionOperand() {}

    /**
     * Finds the object: the live one, or the live one with the template of a revision.
     *
     * @param otherName names the DaemonSet if the operand does not
     * @throws InputException if the cluster has no such DaemonSet or revision
     */
    public static Candidate find(
            ClusterRevision which,
            String namespace,
            String otherName,
            ClusterObjects cluster,
            Wording words) {
        String name = which.name().isEmpty() ? otherName : which.name();
        if (name.isEmpty()) {
            throw new InputException(words.say("source.no-name", which.word()));
        }
        JsonObject live = LiveDaemonSet.object(namespace, name, cluster, words);
        if (!which.isLive()) {
            number("from", which.number());
        }
        try {
            JsonObject found =
                    RevisionLookup.inCluster(which, live, LiveObject.written(live), cluster, words);
            if (Redaction.hides(found)) {
                throw new InputException(
                        words.say("source.redacted", namespace + "/" + name, which.source()));
            }
            KubernetesVersion version = cluster.version().orElse(KubernetesVersion.NEWEST);
            return Candidate.of(found, which.source())
                    .keptAs(KeptRevisions.hashOf(found, cluster, version));
        } catch (RevisionException e) {
            throw new InputException(e.getMessage());
        }
    }

    /** Parses the revision number of an option. */
    public static long number(String option, String text) {
        if (!text.matches("-?[0-9]{1,18}")) {
            throw new UsageException("--" + option + " " + text + ": a revision is a number");
        }
        return Long.parseLong(text);
    }
}
