package io.daemonlens.forecast;

import io.daemonlens.engine.apps.DaemonSetStatus;
import io.daemonlens.engine.diagnosis.Cause;
import io.daemonlens.engine.diagnosis.Diagnosis;
import io.daemonlens.engine.diagnosis.Evidence;
import io.daemonlens.engine.diagnosis.NodeFinding;
import io.daemonlens.engine.diagnosis.Remedy;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The diagnosis of one DaemonSet in sentences, for all output formats.
 *
 * @param facts the diagnosis
 * @param sentence the summary in one sentence
 * @param budget the unavailability budget of its rollout as a comparison; empty if it has none
 * @param causes in the order of their codes
 * @param buckets the nodes by bucket, those with trouble first
 * @param remedies the smallest first
 */
public record Why(
        Diagnosis facts,
        String sentence,
        String budget,
        List<CauseInWords> causes,
        List<Bucket> buckets,
        List<RemedyInWords> remedies) {

    /**
     * A cause with its sentences.
     *
     * @param evidence the cluster's own message; empty if it follows from the state
     */
    public record CauseInWords(Cause facts, String text, String evidence) {}

    /**
     * The nodes of one bucket.
     *
     * @param meaning the meaning of the bucket
     */
    public record Bucket(String name, String meaning, boolean isTrouble, List<NodeFinding> nodes) {}

    /**
     * A remedy with its sentences.
     *
     * @param outcome its result; empty if it was not simulated
     */
    public record RemedyInWords(Remedy facts, String text, String outcome) {}

    public Why {
        causes = List.copyOf(causes);
        buckets = List.copyOf(buckets);
        remedies = List.copyOf(remedies);
    }

    public static Why of(Diagnosis facts, List<Remedy> remedies, Wording wording) {
        WhySentences sentences = new WhySentences(facts, wording);
        List<CauseInWords> causes = new ArrayList<>();
        for (Cause cause : facts.causes()) {
            causes.add(
                    new CauseInWords(
                            cause, sentences.cause(cause), sentences.evidence(cause.evidence())));
        }
        List<RemedyInWords> told = new ArrayList<>();
        for (Remedy remedy : remedies) {
            told.add(
                    new RemedyInWords(remedy, sentences.remedy(remedy), sentences.outcome(remedy)));
        }
        return new Why(
                facts,
                sentences.whole(),
                sentences.budget(),
                causes,
                buckets(facts, wording),
                told);
    }

    private static List<Bucket> buckets(Diagnosis facts, Wording wording) {
        Map<String, List<NodeFinding>> byName = new LinkedHashMap<>();
        for (Cause cause : facts.causes()) {
            byName.put(cause.code().word(), new ArrayList<>());
        }
        for (NodeFinding.State state :
                List.of(
                        NodeFinding.State.UPDATING,
                        NodeFinding.State.OLD,
                        NodeFinding.State.AVAILABLE,
                        NodeFinding.State.NOT_WANTED)) {
            byName.put(state.word(), new ArrayList<>());
        }
        for (NodeFinding node : facts.nodes()) {
            byName.computeIfAbsent(node.bucket(), k -> new ArrayList<>()).add(node);
        }
        List<Bucket> buckets = new ArrayList<>();
        byName.forEach(
                (name, nodes) -> {
                    if (!nodes.isEmpty()) {
                        buckets.add(
                                new Bucket(
                                        name,
                                        wording.say("why.bucket." + name),
                                        nodes.get(0).cause() != null,
                                        nodes));
                    }
                });
        return buckets;
    }

    /** Returns the cluster's message about a node's problem; empty if there is no problem. */
    public String evidence(NodeFinding node, Wording wording) {
        Evidence evidence = node.evidence();
        return evidence == null ? "" : new WhySentences(facts, wording).evidence(evidence);
    }

    public String namespace() {
        return facts.daemonSet().namespace();
    }

    public String name() {
        return facts.daemonSet().name();
    }

    /** Returns the status as its controller last reported it. */
    public DaemonSetStatus status() {
        return facts.daemonSet().status();
    }
}
