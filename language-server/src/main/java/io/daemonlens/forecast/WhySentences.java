package io.daemonlens.forecast;

import io.daemonlens.engine.apimachinery.IntOrString;
import io.daemonlens.engine.apps.UpdateStrategy;
import io.daemonlens.engine.daemon.RolloutBudget;
import io.daemonlens.engine.diagnosis.Cause;
import io.daemonlens.engine.diagnosis.CauseCode;
import io.daemonlens.engine.diagnosis.Diagnosis;
import io.daemonlens.engine.diagnosis.Evidence;
import io.daemonlens.engine.diagnosis.NodeFinding;
import io.daemonlens.engine.diagnosis.Remedy;
import io.daemonlens.engine.diagnosis.Verdict;
import io.daemonlens.text.Spans;
import io.daemonlens.text.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The sentences of a diagnosis. Messages of Kubernetes are quoted verbatim. */
final class WhySentences {

    private final Diagnosis facts;
    private final Wording wording;

    WhySentences(Diagnosis facts, Wording wording) {
        this.facts = facts;
        this.wording = wording;
    }

    /** Returns the summary in one sentence. */
    String whole() {
        int available = facts.count(NodeFinding.State.AVAILABLE.word());
        Cause main = main();
        String clause = main == null ? "" : clause(main);
        return switch (facts.verdict()) {
            case HEALTHY -> counted("why.healthy", facts.desired(), facts.desired());
            case PROGRESSING ->
                    facts.has(CauseCode.MIN_READY)
                            ? say(
                                    "why.progressing.minReady",
                                    available,
                                    facts.desired(),
                                    facts.daemonSet().minReadySeconds())
                            : main == null
                                    ? say("why.progressing", available, facts.desired())
                                    : say(
                                            "why.progressing.despite",
                                            available,
                                            facts.desired(),
                                            clause);
            case WAITS_FOR_DELETION ->
                    say(
                            "why.waitsForDeletion",
                            facts.cause(CauseCode.ON_DELETE).nodes().size(),
                            facts.desired());
            case REFUSED ->
                    say(
                            "why.refused",
                            nodes(facts.cause(CauseCode.ADMISSION_REFUSED)),
                            message(facts.cause(CauseCode.ADMISSION_REFUSED).evidence()));
            case STUCK -> stuck(clause);
            case DEGRADED -> say("why.degraded", clause);
        };
    }

    private String stuck(String clause) {
        if (facts.has(CauseCode.NOT_OBSERVED)) {
            boolean unseen =
                    facts.daemonSet().status().observedGeneration()
                            < facts.daemonSet().generation();
            return unseen
                    ? say(
                            "why.stuck.unobserved",
                            facts.daemonSet().generation(),
                            facts.daemonSet().status().observedGeneration())
                    : say("why.stuck.idle");
        }
        Cause exhausted = facts.cause(CauseCode.BUDGET_EXHAUSTED);
        return exhausted == null
                ? say("why.stuck", clause)
                : counted(
                        "why.stuck.budget",
                        exhausted.nodes().size(),
                        clause,
                        sum(),
                        exhausted.nodes().size());
    }

    /** Returns the main cause: the first that is not just a consequence. */
    private Cause main() {
        Cause first = null;
        for (Cause cause : facts.causes()) {
            boolean consequence = cause.code() == CauseCode.BUDGET_EXHAUSTED;
            boolean harmless =
                    facts.verdict() == Verdict.STUCK && cause.code() == CauseCode.MISSCHEDULED;
            if (!consequence && !harmless && first == null) {
                first = cause;
            }
        }
        return first == null && !facts.causes().isEmpty() ? facts.causes().get(0) : first;
    }

    private String clause(Cause cause) {
        int others = 0;
        for (Cause each : facts.causes()) {
            others += each != cause && each.code() != CauseCode.BUDGET_EXHAUSTED ? 1 : 0;
        }
        String clause = say("why.cause." + cause.code().word(), nodes(cause));
        return others == 0 ? clause : say("why.and-more", clause, others);
    }

    private String nodes(Cause cause) {
        return say("why.of-nodes", cause.nodes().size(), facts.nodes().size());
    }

    /** Returns the rolling update's budget as a comparison; empty if there is none. */
    String budget() {
        RolloutBudget budget = facts.budget();
        if (budget == null) {
            return "";
        }
        String sum = sum() + " (" + bound() + ")";
        if (budget.waiting() == 0) {
            return say("why.budget.done", sum);
        }
        boolean surge = budget.maxSurge() > 0;
        if (budget.isExhausted() && facts.verdict() == Verdict.PROGRESSING) {
            return say("why.budget.waits", sum);
        }
        if (budget.isExhausted()) {
            return say(surge ? "why.budget.surge.exhausted" : "why.budget.exhausted", sum);
        }
        int left =
                surge
                        ? budget.maxSurge() - budget.surging()
                        : budget.maxUnavailable() - budget.unavailable();
        return counted(
                surge ? "why.budget.surge.left" : "why.budget.left",
                Math.min(left, budget.waiting()),
                sum,
                Math.min(left, budget.waiting()));
    }

    /** Says a sentence in the form for one, if a count is one. */
    private String counted(String key, long count, Object... values) {
        return say(count == 1 ? key + ".one" : key, values);
    }

    /** {@code 20 unavailable ≥ 15 allowed}. */
    private String sum() {
        RolloutBudget budget = facts.budget();
        if (budget.maxSurge() > 0) {
            return say(
                    "why.sum.surge",
                    budget.surging(),
                    budget.surging() >= budget.maxSurge() ? "≥" : "<",
                    budget.maxSurge());
        }
        return say(
                "why.sum",
                budget.unavailable(),
                budget.unavailable() >= budget.maxUnavailable() ? "≥" : "<",
                budget.maxUnavailable());
    }

    /** {@code maxUnavailable: 5% of 288 nodes}. */
    private String bound() {
        UpdateStrategy strategy = facts.daemonSet().updateStrategy();
        boolean surge = facts.budget().maxSurge() > 0;
        IntOrString written = surge ? strategy.maxSurge() : strategy.maxUnavailable();
        String field = surge ? "maxSurge: " : "maxUnavailable: ";
        return written != null && written.isText()
                ? say("why.bound.share", field + written, facts.desired())
                : field + (written == null ? "1" : written.toString());
    }

    String cause(Cause cause) {
        String text = say("why.cause." + cause.code().word(), nodes(cause));
        if (cause.code() == CauseCode.NOT_OBSERVED) {
            text = say("why.cause.NotObserved");
        }
        return text + ".";
    }

    /** Returns the cluster's message about a cause, with its age; empty if there is none. */
    String evidence(Evidence evidence) {
        List<String> parts = new ArrayList<>();
        String message = message(evidence);
        String subject =
                switch (evidence.source()) {
                    case CONTAINER -> say("why.container", evidence.name());
                    case INIT_CONTAINER -> say("why.init-container", evidence.name());
                    case POD, SCHEDULER, EVENT, STATE -> evidence.name();
                    case NODE, CONTROLLER -> ""; // the bucket names it
                };
        if (evidence.lastExit() != null) {
            String reason = evidence.lastExit().reason();
            parts.add(
                    say("why.last-exit", evidence.lastExit().code())
                            + (reason.isEmpty() ? "" : " (" + reason + ")"));
        }
        if (evidence.restarts() > 0) {
            parts.add(say("why.restarts", evidence.restarts()));
        }
        if (evidence.since() != null && facts.time().isAfter(evidence.since())) {
            parts.add(say("why.for", age(evidence.since())));
        }
        String details = String.join(", ", parts);
        String text =
                message.isEmpty() || details.isEmpty()
                        ? message + details
                        : message + " (" + details + ")";
        return subject.isEmpty() || text.isEmpty() ? text : subject + ": " + text;
    }

    private static String message(Evidence evidence) {
        if (evidence.reason().isEmpty() || evidence.source() == Evidence.Source.CONTROLLER) {
            return evidence.message();
        }
        return evidence.message().isEmpty()
                ? evidence.reason()
                : evidence.reason() + ": " + evidence.message();
    }

    private String age(Instant since) {
        return Spans.age(Duration.between(since, facts.time()));
    }

    String remedy(Remedy remedy) {
        String alone = say("why.remedy." + remedy.kind(), remedy.values().toArray());
        return remedy.and() == null ? alone : say("why.remedy.both", alone, remedy(remedy.and()));
    }

    String outcome(Remedy remedy) {
        Remedy.Simulated simulated = remedy.simulated();
        if (simulated == null) {
            return "";
        }
        String outcome = say("why.outcome." + simulated.outcome());
        if (!simulated.isComplete() && simulated.updated() > facts.updated()) {
            return say("why.outcome.partly", simulated.updated(), simulated.desired());
        }
        return simulated.isComplete()
                ? counted(
                        "why.simulated",
                        simulated.podsDeleted(),
                        outcome,
                        Spans.age(Duration.ofMillis(simulated.durationMillis())),
                        simulated.podsDeleted())
                : outcome;
    }

    private String say(String key, Object... values) {
        return wording.say(key, values);
    }
}
