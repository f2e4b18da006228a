package io.daemonlens.cli.inputs;

import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.kubectl.RolloutHistory;
import io.daemonlens.revision.RevisionComparison.Candidate;
import io.daemonlens.text.Wording;
import java.util.Optional;

/**
 * A revision of a cluster's object as an operand: {@code live}, or {@code revision:N} for the live
 * DaemonSet with that revision's template; each with {@code :NAME} if no file identifies the
 * DaemonSet.
 *
 * @param revision the number; -1 for the live object
 * @param name empty if the operand has none
 */
public record RevisionOperand(String word, long revision, String name) {

    /** Parses the operand; empty if it is something else. */
    public static Optional<RevisionOperand> of(String word) {
        String[] parts = word.split(":", -1);
        if (parts[0].equals("live") && parts.length <= 2) {
            return Optional.of(new RevisionOperand(word, -1, parts.length == 2 ? parts[1] : ""));
        }
        if (!parts[0].equals("revision") || parts.length < 2 || parts.length > 3) {
            return Optional.empty();
        }
        long number = number("from", parts[1]);
        return Optional.of(new RevisionOperand(word, number, parts.length == 3 ? parts[2] : ""));
    }

    /**
     * Returns the object.
     *
     * @throws InputException if the cluster has no such DaemonSet or revision
     */
    public Candidate in(
            ClusterObjects cluster,
            String namespace,
            String otherName,
            Arguments arguments,
            Wording words) {
        String wanted = name.isEmpty() ? otherName : name;
        if (wanted.isEmpty()) {
            throw new InputException(words.say("source.no-name", word));
        }
        LiveDaemonSet live = LiveDaemonSet.find(namespace, wanted, cluster, words);
        if (revision < 0) {
            return Candidate.of(live.written(), "live");
        }
        RolloutHistory history = live.history(arguments);
        for (JsonObject each : history.revisions()) {
            if (each.get("revision") instanceof JsonNumber n && n.longValue() == revision) {
                JsonObject template =
                        RolloutHistory.template(each)
                                .orElseThrow(
                                        () ->
                                                new InputException(
                                                        words.say("source.no-template", revision)));
                JsonObject object = live.written();
                object.object("spec").put("template", template);
                return Candidate.of(object, "revision " + revision);
            }
        }
        throw new InputException(words.say("source.no-revision", revision));
    }

    /** Parses the revision number of an option. */
    public static long number(String option, String text) {
        if (!text.matches("-?[0-9]{1,18}")) {
            throw new UsageException("--" + option + " " + text + ": a revision is a number");
        }
        return Long.parseLong(text);
    }
}
