package io.daemonlens.engine.diagnosis;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.core.Timestamps;
import io.daemonlens.engine.daemon.RolloutBudget;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.simulation.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Diagnoses a DaemonSet from a snapshot of its cluster: the state of every node, whether the bounds
 * of the rollout let it proceed, and whether it completes without intervention.
 */
public final class Diagnoser {

    /** The time within which a working controller acts; normally it needs only seconds. */
    private static final Duration CONTROLLER_ACTS = Duration.ofMinutes(2);

    private final DaemonSetFacts facts;
    private final DaemonSet daemonSet;
    private final TreeMap<String, NodeExamination> nodes = new TreeMap<>();
    private final Evidence refusal;
    private final RolloutBudget budget;

    private Diagnoser(DaemonSetFacts facts) {
        this.facts = facts;
        this.daemonSet = facts.daemonSet();
        this.budget = facts.budget();
        this.refusal = Refusal.of(facts);
        PodTroubles troubles = new PodTroubles(facts, StartTimes.of(facts));
        for (Node node : facts.nodes()) {
            nodes.put(node.name(), NodeExamination.of(facts, node, troubles, refusal));
        }
    }

    /**
     * Reads a DaemonSet with its pods and revisions.
     *
     * @param daemonSet as the API server serves it
     */
    public static Diagnoser of(ObservedCluster cluster, JsonObject daemonSet) {
        return new Diagnoser(DaemonSetFacts.of(cluster, daemonSet));
    }

    /**
     * Returns possible remedies, each simulated from the current state.
     *
     * @param diagnosis of this DaemonSet
     * @param start creates the scenario that starts with exactly the pods of a DaemonSet
     */
    public List<Remedy> remedies(Diagnosis diagnosis, Function<JsonObject, Scenario> start) {
        return Remedies.of(
                diagnosis, facts.stored(), start.apply(facts.stored()), facts.olderTemplates());
    }

    /** Returns the diagnosis. */
    public Diagnosis diagnosis() {
        Verdict verdict = verdict();
        List<NodeFinding> findings = new ArrayList<>(nodes.size());
        nodes.values().forEach(node -> findings.add(node.finding()));
        return new Diagnosis(
                daemonSet,
                verdict,
                budget,
                causes(verdict),
                findings,
                count(NodeExamination::isWanted),
                count(node -> node.isWanted() && node.hasUpdated()),
                count(NodeExamination::isWaiting),
                facts.time());
    }

    private int count(Predicate<NodeExamination> kind) {
        int count = 0;
        for (NodeExamination node : nodes.values()) {
            count += kind.test(node) ? 1 : 0;
        }
        return count;
    }

    private Verdict verdict() {
        boolean done = true;
        boolean everywhere = true;
        boolean misplaced = false;
        boolean refused = false;
        for (NodeExamination node : nodes.values()) {
            if (node.isWanted()) {
                done &= node.isDone() && !node.hasLastingTrouble();
                everywhere &= node.hasUpdated();
                refused |= refusal != null && isRefused(node);
            } else {
                misplaced |= !node.isEmpty();
            }
        }
        if (refused) {
            return Verdict.REFUSED;
        }
        if (isOnDelete() && count(node -> has(node, CauseCode.ON_DELETE)) > 0) {
            return Verdict.WAITS_FOR_DELETION;
        }
        if (isUnobserved()) {
            return Verdict.STUCK;
        }
        if (done) {
            boolean lasting = misplaced && count(NodeExamination::hasLastingTrouble) > 0;
            return lasting ? Verdict.DEGRADED : misplaced ? Verdict.PROGRESSING : Verdict.HEALTHY;
        }
        if (!isActing()) {
            return Verdict.STUCK;
        }
        if (everywhere) {
            return lastsOnWanted() ? Verdict.DEGRADED : Verdict.PROGRESSING;
        }
        if (standsStill() || templateFails()) {
            return Verdict.STUCK;
        }
        return lastsOnWanted() ? Verdict.DEGRADED : Verdict.PROGRESSING;
    }

    private boolean isRefused(NodeExamination node) {
        boolean surge = budget != null && budget.maxSurge() > 0;
        return !node.hasUpdated() && (surge || node.isEmpty());
    }

    private static boolean has(NodeExamination node, CauseCode code) {
        for (NodeExamination.Found each : node.found()) {
            if (each.trouble().code() == code) {
                return true;
            }
        }
        return false;
    }

    private boolean isOnDelete() {
        return !daemonSet.updateStrategy().isRollingUpdate();
    }

    private boolean isUnobserved() {
        return daemonSet.status().observedGeneration() < daemonSet.generation()
                && daemonSet.deletedAt() == null;
    }

    /** Returns whether a node that should have a pod has a lasting problem. */
    private boolean lastsOnWanted() {
        return count(node -> node.isWanted() && node.hasLastingTrouble()) > 0;
    }

    /**
     * Returns whether the rollout is blocked: nodes are waiting, and nodes with lasting problems
     * use up the whole bound, whatever the other nodes do.
     */
    private boolean standsStill() {
        int waiting = count(NodeExamination::isWaiting);
        if (waiting == 0) {
            return lacksForGood();
        }
        if (budget == null) {
            return false;
        }
        if (budget.maxSurge() > 0) {
            int held = count(node -> node.isSurging() && node.hasLastingTrouble());
            return held >= budget.maxSurge();
        }
        int moving = count(NodeExamination::isMoving);
        return budget.unavailable() - moving >= budget.maxUnavailable();
    }

    /**
     * Returns whether nodes permanently lack a pod of the current template although none is
     * waiting.
     */
    private boolean lacksForGood() {
        return count(node -> node.isWanted() && !node.hasUpdated() && node.hasLastingTrouble()) > 0;
    }

    /**
     * Returns whether no pod of the current template is available and some of them keep failing.
     */
    private boolean templateFails() {
        int failing = 0;
        for (NodeExamination node : nodes.values()) {
            if (node.isWanted() && node.isDone()) {
                return false;
            }
            for (NodeExamination.Found each : node.found()) {
                boolean ofTemplate =
                        each.trouble().code().isOfTheTemplate()
                                && !each.trouble().heals()
                                && each.pod() != null
                                && each.pod().updated();
                failing += ofTemplate ? 1 : 0;
            }
        }
        return failing > 0;
    }

    /**
     * Returns whether the controller does what it has to do. A working controller creates missing
     * pods at once and replaces as many old pods as the bound allows.
     */
    private boolean isActing() {
        if (daemonSet.deletedAt() != null || refusal != null) {
            return true;
        }
        boolean hasToAct = false;
        for (NodeExamination node : nodes.values()) {
            boolean missing = node.isWanted() && node.isEmpty() && node.found().isEmpty();
            hasToAct |= missing || budget != null && node.hasOldUnavailable() && node.isWanted();
        }
        int waiting = count(NodeExamination::isWaiting);
        if (budget != null && waiting > 0) {
            hasToAct |=
                    budget.maxSurge() > 0
                            ? budget.surging() < budget.maxSurge()
                            : budget.unavailable() < budget.maxUnavailable();
        }
        return !hasToAct || !facts.time().isAfter(newestChange().plus(CONTROLLER_ACTS));
    }

    /** Returns the time of the newest change that the controller reacts to. */
    private Instant newestChange() {
        Instant newest = daemonSet.createdAt() == null ? Instant.EPOCH : daemonSet.createdAt();
        for (OwnedPod each : facts.pods()) {
            Pod pod = each.facts();
            newest = later(newest, pod.createdAt());
            newest = later(newest, pod.deletedAt());
            newest = later(newest, pod.ready() == null ? null : pod.ready().lastTransitionTime());
        }
        for (ClusterEvent event : facts.events()) {
            newest = later(newest, event.last());
        }
        for (Node node : facts.nodes()) {
            JsonObject object = facts.cluster().nodeObject(node.name());
            JsonObject metadata = object.object("metadata");
            newest = later(newest, Timestamps.of(Field.of(metadata).at("creationTimestamp")));
        }
        return newest;
    }

    private static Instant later(Instant one, Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    private List<Cause> causes(Verdict verdict) {
        Map<CauseCode, Gathered> byCode = new EnumMap<>(CauseCode.class);
        nodes.forEach(
                (name, node) -> {
                    TreeSet<CauseCode> seen = new TreeSet<>();
                    for (NodeExamination.Found each : node.found()) {
                        if (seen.add(each.trouble().code())) {
                            byCode.computeIfAbsent(each.trouble().code(), k -> new Gathered())
                                    .add(name, each);
                        }
                    }
                });
        if (verdict == Verdict.REFUSED && !byCode.containsKey(CauseCode.ADMISSION_REFUSED)) {
            Gathered gathered = new Gathered();
            gathered.evidence = refusal;
            nodes.forEach((name, node) -> gathered.addIf(isRefused(node) && node.isWanted(), name));
            byCode.put(CauseCode.ADMISSION_REFUSED, gathered);
        }
        if (isUnobserved() || verdict == Verdict.STUCK && !isActing()) {
            byCode.put(CauseCode.NOT_OBSERVED, new Gathered());
        }
        boolean exhausted = budget != null && count(NodeExamination::isWaiting) > 0;
        if (exhausted
                && (verdict == Verdict.STUCK || verdict == Verdict.REFUSED)
                && budget.isExhausted()) {
            Gathered gathered = new Gathered();
            nodes.forEach((name, node) -> gathered.addIf(node.isWaiting(), name));
            byCode.put(CauseCode.BUDGET_EXHAUSTED, gathered);
        }
        List<Cause> causes = new ArrayList<>(byCode.size());
        byCode.forEach((code, gathered) -> causes.add(gathered.cause(code, owner(code))));
        return causes;
    }

    /**
     * Returns where to fix the cause. If the template is available on more nodes than fail, the
     * failing nodes are to blame.
     */
    private Owner owner(CauseCode code) {
        if (!code.isOfTheTemplate()) {
            return code.owner();
        }
        int good = count(node -> node.isWanted() && node.isDone());
        int bad = count(node -> has(node, code));
        return good > bad ? Owner.NODE : code.owner();
    }

    /** Collects the nodes and pods of one cause. */
    private static final class Gathered {

        private final Collection<String> nodes = new TreeSet<>();
        private final Collection<String> pods = new TreeSet<>();
        private Evidence evidence = Evidence.of(Evidence.Source.STATE, "", "", "", null);

        void add(String node, NodeExamination.Found found) {
            if (nodes.isEmpty()) {
                evidence = found.trouble().evidence();
            }
            nodes.add(node);
            if (found.pod() != null) {
                pods.add(found.pod().facts().name());
            }
        }

        void addIf(boolean condition, String node) {
            if (condition) {
                nodes.add(node);
            }
        }

        Cause cause(CauseCode code, Owner owner) {
            return new Cause(code, owner, List.copyOf(nodes), List.copyOf(pods), evidence);
        }
    }
}
