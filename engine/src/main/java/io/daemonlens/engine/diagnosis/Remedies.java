package io.daemonlens.engine.diagnosis;

import io.daemonlens.engine.apimachinery.IntOrString;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.simulation.Simulation;
import io.daemonlens.engine.simulation.scenario.ClusterChange;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.engine.simulation.timeline.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Finds remedies for a diagnosis, smallest change first. Each is simulated from exactly the state
 * of the cluster; nothing is executed.
 */
public final class Remedies {

    /** The maximum number of remedies to report. */
    private static final int MOST = 4;

    private static final int MOST_NAMES = 3;

    private final Diagnosis diagnosis;
    private final DaemonSet daemonSet;
    private final JsonObject stored;
    private final Scenario scenario;
    private final RemedyCommands commands;
    private final List<Candidate> candidates = new ArrayList<>();

    /** A remedy to simulate; one without a change cannot be simulated. */
    private record Candidate(Remedy remedy, UnaryOperator<Scenario> change) {}

    private Remedies(Diagnosis diagnosis, JsonObject stored, Scenario scenario) {
        this.diagnosis = diagnosis;
        this.daemonSet = diagnosis.daemonSet();
        this.stored = stored;
        this.scenario = scenario;
        this.commands = new RemedyCommands(daemonSet);
    }

    /**
     * Returns the remedies for a diagnosis.
     *
     * @param stored the DaemonSet as the API server serves it
     * @param scenario its cluster, starting with exactly its pods and revisions
     * @param older templates of its older revisions, the newest first
     */
    public static List<Remedy> of(
            Diagnosis diagnosis, JsonObject stored, Scenario scenario, List<OlderTemplate> older) {
        Remedies remedies = new Remedies(diagnosis, stored, scenario);
        remedies.gather(older);
        return remedies.proved();
    }

    /**
     * A template of an older revision.
     *
     * @param available the number of its available pods
     */
    public record OlderTemplate(long revision, JsonObject template, int available) {}

    private void gather(List<OlderTemplate> older) {
        if (diagnosis.verdict() == Verdict.HEALTHY) {
            return;
        }
        if (diagnosis.verdict() == Verdict.PROGRESSING) {
            add(Remedy.Kind.WAIT, List.of(), List.of(), UnaryOperator.identity());
            return;
        }
        if (diagnosis.has(CauseCode.NOT_OBSERVED)) {
            candidates.add(
                    new Candidate(
                            Remedy.of(
                                    Remedy.Kind.START_CONTROLLER,
                                    List.of(),
                                    commands.controllerManager()),
                            UnaryOperator.identity()));
        }
        for (Cause cause : diagnosis.causes()) {
            gather(cause);
        }
        if (templateFails()) {
            older.stream()
                    .max(
                            Comparator.comparingInt(OlderTemplate::available)
                                    .thenComparing(OlderTemplate::revision))
                    .ifPresent(template -> undo(template, older));
        }
        if (diagnosis.has(CauseCode.BUDGET_EXHAUSTED) && diagnosis.budget().maxSurge() == 0) {
            raiseMaxUnavailable();
        }
    }

    private void gather(Cause cause) {
        switch (cause.code()) {
            case NODE_NOT_READY -> {
                add(
                        Remedy.Kind.REPAIR,
                        List.of(named(cause.nodes())),
                        commands.describeNodes(cause.nodes()),
                        each(cause.nodes(), ClusterChange.NodeUp::new));
                add(
                        Remedy.Kind.DELETE_NODE,
                        List.of(named(cause.nodes())),
                        commands.deleteNodes(cause.nodes()),
                        each(cause.nodes(), ClusterChange.RemoveNode::new));
            }
            case POD_TERMINATING ->
                    add(
                            Remedy.Kind.FORCE_DELETE_PODS,
                            List.of(named(cause.pods())),
                            commands.forceDeletePods(cause.pods()),
                            each(cause.nodes(), ClusterChange.ForceDeletePods::new));
            case ON_DELETE ->
                    add(
                            Remedy.Kind.DELETE_OLD_PODS,
                            List.of(String.valueOf(cause.pods().size())),
                            commands.deletePods(cause.pods()),
                            each(cause.nodes(), ClusterChange.DeletePods::new));
            case MISSCHEDULED ->
                    add(
                            Remedy.Kind.DELETE_MISSCHEDULED,
                            List.of(named(cause.nodes())),
                            commands.deletePods(cause.pods()),
                            each(cause.nodes(), ClusterChange.DeletePods::new));
            case UNSCHEDULABLE -> {
                if (diagnosis.budget() != null && diagnosis.budget().maxSurge() > 0) {
                    replaceSurge();
                }
                add(Remedy.Kind.MAKE_ROOM, List.of(cause.evidence().message()), List.of(), null);
            }
            case CONTAINER_CONFIG, VOLUME_MOUNT -> {
                MissingObject missing = MissingObject.in(cause.evidence().message());
                if (missing != null) {
                    add(
                            Remedy.Kind.CREATE_MISSING,
                            List.of(missing.kind(), missing.name(), daemonSet.namespace()),
                            List.of(),
                            Scenario::troublesEnd);
                }
            }
            case SANDBOX, KUBELET_REJECTED, EVICTED ->
                    add(
                            Remedy.Kind.REPAIR,
                            List.of(named(cause.nodes())),
                            commands.describeNodes(cause.nodes()),
                            Scenario::troublesEnd);
            case ADMISSION_REFUSED -> admission(cause.evidence().message());
            case IMAGE_PULL,
                    OOM_KILLED,
                    CRASH_LOOP,
                    INIT_CONTAINER,
                    READINESS_PROBE,
                    MIN_READY,
                    NOT_OBSERVED,
                    BUDGET_EXHAUSTED -> {
                // handled for all of these together: roll back to an older template, or raise the
                // bound
            }
        }
    }

    private void admission(String message) {
        RefusalRemedy found = RefusalRemedy.of(message, diagnosis);
        if (found != null) {
            RefusalChange change = new RefusalChange(daemonSet.namespace());
            add(found.kind(), found.values(), found.commands(), from -> change.apply(from, found));
        }
    }

    private void add(
            Remedy.Kind kind,
            List<String> values,
            List<String> shell,
            UnaryOperator<Scenario> change) {
        candidates.add(new Candidate(Remedy.of(kind, values, shell), change));
    }

    /** Returns the first few names for a sentence; the command contains all of them. */
    private static String named(List<String> names) {
        return names.size() <= MOST_NAMES
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_NAMES))
                        + " … +"
                        + (names.size() - MOST_NAMES);
    }

    private static UnaryOperator<Scenario> each(
            List<String> nodes, java.util.function.Function<String, ClusterChange> change) {
        return from -> {
            Scenario changed = from;
            for (String node : nodes) {
                changed = changed.at(0, change.apply(node));
            }
            return changed;
        };
    }

    private boolean templateFails() {
        for (Cause cause : diagnosis.causes()) {
            if (cause.code().isOfTheTemplate()) {
                return true;
            }
        }
        return diagnosis.has(CauseCode.ADMISSION_REFUSED) && diagnosis.waiting() > 0;
    }

    private void undo(OlderTemplate target, List<OlderTemplate> older) {
        JsonObject undone = stored.copy();
        undone.object("spec").put("template", target.template());
        boolean previous = target.revision() == older.get(0).revision();
        add(
                Remedy.Kind.UNDO,
                List.of(String.valueOf(target.revision())),
                commands.undo(previous ? 0 : target.revision()),
                from -> from.apply(undone));
    }

    /** Raises maxUnavailable just enough to update one more node, in the format of the manifest. */
    private void raiseMaxUnavailable() {
        int wanted = diagnosis.budget().unavailable() + 1;
        IntOrString written = daemonSet.updateStrategy().maxUnavailable();
        JsonValue value = JsonNumber.of(wanted);
        if (written != null && written.isText() && diagnosis.desired() > 0) {
            int percent = (wanted - 1) * 100 / diagnosis.desired() + 1;
            value = new JsonText(Math.min(100, percent) + "%");
        }
        JsonObject raised = stored.copy();
        rollingUpdateOf(raised).put("maxUnavailable", value);
        add(
                Remedy.Kind.RAISE_MAX_UNAVAILABLE,
                List.of(value instanceof JsonText text ? text.value() : value.toString()),
                commands.patchRollingUpdate("\"maxUnavailable\":" + value),
                from -> from.apply(raised));
    }

    private void replaceSurge() {
        JsonObject replaced = stored.copy();
        rollingUpdateOf(replaced).put("maxSurge", 0).put("maxUnavailable", 1);
        add(
                Remedy.Kind.REPLACE_SURGE,
                List.of(),
                commands.patchRollingUpdate("\"maxSurge\":0,\"maxUnavailable\":1"),
                from -> from.apply(replaced));
    }

    private static JsonObject rollingUpdateOf(JsonObject daemonSet) {
        JsonObject strategy = daemonSet.object("spec").object("updateStrategy");
        if (strategy.object("rollingUpdate") == null) {
            strategy.put("rollingUpdate", new JsonObject());
        }
        return strategy.object("rollingUpdate");
    }

    /**
     * Returns the remedies that complete the rollout, fewest restarts first, then those that cannot
     * be simulated, then those that do not complete it.
     */
    private List<Remedy> proved() {
        List<Remedy> good = new ArrayList<>();
        List<Remedy> vain = new ArrayList<>();
        List<Remedy> unproved = new ArrayList<>();
        List<Candidate> inVain = new ArrayList<>();
        for (Candidate each : candidates) {
            Remedy remedy = played(each);
            if (remedy.simulated() == null) {
                unproved.add(remedy);
            } else if (remedy.simulated().isComplete()) {
                good.add(remedy);
            } else {
                vain.add(remedy);
                inVain.add(each);
            }
        }
        if (good.isEmpty()) {
            good.addAll(together(inVain));
        }
        good.sort(
                Comparator.comparingInt((Remedy each) -> each.simulated().podsDeleted())
                        .thenComparing(each -> each.simulated().durationMillis()));
        List<Remedy> all = new ArrayList<>(good);
        all.addAll(unproved);
        vain.removeIf(each -> !good.isEmpty() && !helps(each));
        all.addAll(vain);
        return all.subList(0, Math.min(MOST, all.size()));
    }

    /** Returns whether it brings the current template to further nodes. */
    private boolean helps(Remedy remedy) {
        return remedy.simulated().updated() > diagnosis.updated()
                && remedy.kind() != Remedy.Kind.UNDO;
    }

    /** Combines two remedies that fail on their own, for clusters with two problems at once. */
    private List<Remedy> together(List<Candidate> inVain) {
        for (int i = 0; i < inVain.size(); i++) {
            for (int j = i + 1; j < inVain.size(); j++) {
                Candidate one = inVain.get(i);
                Candidate two = inVain.get(j);
                Remedy.Simulated led = play(two.change().apply(one.change().apply(scenario)));
                if (led.isComplete()) {
                    return List.of(one.remedy().proved(led).with(two.remedy()));
                }
            }
        }
        return List.of();
    }

    private Remedy played(Candidate candidate) {
        return candidate.change() == null
                ? candidate.remedy()
                : candidate.remedy().proved(play(candidate.change().apply(scenario)));
    }

    private static Remedy.Simulated play(Scenario from) {
        Timeline timeline = Simulation.run(from.unchecked());
        return new Remedy.Simulated(
                timeline.outcome().word(),
                timeline.durationMillis(),
                timeline.podsDeleted(),
                timeline.lastStatus().updated(),
                timeline.lastStatus().desired());
    }
}
