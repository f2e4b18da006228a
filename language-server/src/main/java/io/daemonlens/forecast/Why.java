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
 * What is going on with one DaemonSet, in words: what every format shows of a diagnosis.
 *
 * @param facts the diagnosis
 * @param sentence all of it in one sentence
 * @param budget the bound of its rollout as a sum; empty where it has none
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
     * @param evidence what the cluster says; empty where it follows from the state
     */
    public record CauseInWords(Cause facts, String text, String evidence) {}

    /**
     * The nodes of one bucket.
     *
     * @param meaning what the bucket stands for
     */
    public record Bucket(String name, String meaning, boolean isTrouble, List<NodeFinding> nodes) {}

    /**
     * A remedy with its sentences.
     *
     * @param outcome where it leads; empty where it was not played out
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

    /** What the cluster says of a node's trouble; empty where nothing is wrong there. */
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

    /** As its controller last reported. */
    public DaemonSetStatus status() {
        return facts.daemonSet().status();
    }
}
