package io.daemonlens.forecast.plan;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.findings.Finding;
import io.daemonlens.forecast.Applied;
import io.daemonlens.forecast.Outcome;
import io.daemonlens.forecast.Preview;
import io.daemonlens.forecast.Restarts;
import io.daemonlens.forecast.Rollout;
import io.daemonlens.forecast.node.NodeOutcome;
import io.daemonlens.forecast.node.NodeView;
import io.daemonlens.forecast.plan.PlanChange.Kind;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.revision.RevisionComparison.Candidate;
import io.daemonlens.settings.Settings;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The effect of a change of files on their DaemonSets, for review.
 *
 * @param base the name of the older state
 * @param head the name of the newer state
 * @param cluster that the change is applied to
 * @param changes one per DaemonSet of either state
 */
public record Plan(String base, String head, ClusterObjects cluster, List<PlanChange> changes) {

    public Plan {
        changes = List.copyOf(changes);
    }

    /**
     * One state of the files.
     *
     * @param name as displayed: a commit, a folder, {@code live}
     * @param documents the texts; empty if the objects come from a cluster
     * @param objects of a cluster
     */
    public record Side(String name, List<Document> documents, List<JsonObject> objects) {

        /** Whether the texts contain a DaemonSet of this namespace and name. */
        public boolean names(JsonObject daemonSet, Settings settings) {
            Candidate wanted = Candidate.of(daemonSet, name);
            return candidates().stream()
                    .anyMatch(
                            each ->
                                    each.name().equals(wanted.name())
                                            && each.namespace(settings)
                                                    .equals(wanted.namespace(settings)));
        }

        /** Returns this state with the objects that another state names, one text each. */
        public Side only(Side other, Settings settings) {
            RelatedObjects wanted = RelatedObjects.of(other.documents(), settings.destination());
            List<Document> some = new ArrayList<>();
            for (Document document : documents) {
                for (Manifest manifest : Manifest.of(document)) {
                    if (manifest.body().tree() instanceof JsonObject object
                            && wanted.byKey()
                                    .containsKey(
                                            RelatedObjects.key(
                                                    manifest.kind(),
                                                    object,
                                                    settings.destination()))) {
                        some.add(Document.of(document.name(), object.toString()));
                    }
                }
            }
            return new Side(name, some, List.of());
        }

        List<Candidate> candidates() {
            List<Candidate> all = new ArrayList<>();
            documents.forEach(each -> all.addAll(Candidate.in(each, name)));
            objects.forEach(each -> all.add(Candidate.of(each, name)));
            return all;
        }
    }

    /**
     * Compares two states in a cluster.
     *
     * @param settings of each document
     */
    public static Plan of(
            Side base, Side head, ClusterObjects cluster, Function<Document, Settings> settings) {
        Settings own =
                head.documents().isEmpty()
                        ? settings.apply(Document.of("-", ""))
                        : settings.apply(head.documents().get(0));
        List<RevisionComparison> compared =
                RevisionComparison.of(base.candidates(), head.candidates(), own);
        Map<String, RevisionComparison> byName = new LinkedHashMap<>();
        compared.forEach(each -> byName.put(key(each.namespace(), each.name()), each));

        RelatedObjects newer = RelatedObjects.of(head.documents(), own.destination());
        RelatedObjects older =
                base.documents().isEmpty() && !base.objects().isEmpty()
                        ? RelatedObjects.of(cluster, newer)
                        : RelatedObjects.of(base.documents(), own.destination());
        State before = State.of(base, cluster, settings, Map.of(), Set.of());
        State after =
                State.of(
                        head,
                        ChangedCluster.of(cluster, older, newer),
                        settings,
                        byName,
                        before.previews.keySet());
        List<RelatedChange> references =
                RelatedChanges.between(
                        older, newer, (namespace, name) -> restarts(byName, namespace, name));
        List<PlanChange> changes = new ArrayList<>();
        byName.forEach(
                (key, comparison) ->
                        changes.add(change(key, comparison, before, after, references, cluster)));
        changes.sort(Comparator.comparing(PlanChange::rank));
        return new Plan(base.name(), head.name(), cluster, changes);
    }

    private static boolean restarts(
            Map<String, RevisionComparison> compared, String namespace, String name) {
        RevisionComparison comparison = compared.get(key(namespace, name));
        return comparison != null && comparison.accepted() && comparison.restartsPods();
    }

    private static String key(ManifestAnalysis accepted) {
        JsonObject metadata = accepted.answer().stored().object("metadata");
        return key(metadata.text("namespace"), metadata.text("name"));
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
    }

    private static PlanChange change(
            String key,
            RevisionComparison comparison,
            State before,
            State after,
            List<RelatedChange> references,
            ClusterObjects cluster) {
        Kind kind =
                comparison.from() == null
                        ? Kind.ADDED
                        : comparison.to() == null
                                ? Kind.REMOVED
                                : comparison.differs() ? Kind.CHANGED : Kind.UNCHANGED;
        Preview then = after.previews.get(key);
        Set<String> running = before.running(key);
        Set<String> next = kind == Kind.REMOVED ? Set.of() : after.running(key);
        if (then != null && then.rollout() != null) {
            // A pod that may stay is not created again once the rollout has deleted it.
            then.rollout().timeline().leavesWithoutPod().forEach(each -> next.remove(each.node()));
        }
        Set<String> refused = after.refused(key);
        boolean rejected = kind != Kind.REMOVED && !comparison.accepted();
        TreeSet<String> gained = new TreeSet<>(rejected ? Set.of() : next);
        gained.removeAll(running);
        TreeSet<String> lost = new TreeSet<>(rejected ? Set.of() : running);
        lost.removeAll(next);
        // A pod that runs stays, although the API server would refuse a new one in its place.
        lost.removeAll(refused);
        Restarts restarts =
                kind == Kind.CHANGED || kind == Kind.UNCHANGED
                        ? then == null ? Restarts.of(comparison, cluster) : then.restarts()
                        : null;
        return new PlanChange(
                after.files.getOrDefault(key, before.files.getOrDefault(key, "")),
                kind,
                comparison,
                restarts,
                running.size(),
                rejected ? null : then,
                List.copyOf(gained),
                List.copyOf(lost),
                after.fresh(key, Severity.ERROR, before),
                after.fresh(key, Severity.WARNING, before),
                kind != Kind.REMOVED && refused.size() > before.refused(key).size(),
                references.stream()
                        .filter(each -> key(each.namespace(), each.daemonSet()).equals(key))
                        .toList());
    }

    /** The DaemonSets of one state by namespace and name. */
    private static final class State {
        private final Map<String, String> files = new HashMap<>();
        private final Map<String, Preview> previews = new HashMap<>();
        private final Map<String, List<Finding>> findings = new HashMap<>();

        static State of(
                Side side,
                ClusterObjects cluster,
                Function<Document, Settings> settings,
                Map<String, RevisionComparison> compared,
                Set<String> already) {
            State state = new State();
            List<Preview.Subject> subjects = new ArrayList<>();
            ClusterObjects applied = cluster;
            for (Document document : texts(side)) {
                Analysis analysis = Analysis.of(document, settings.apply(document));
                applied = Applied.to(applied, analysis);
                for (ManifestAnalysis each : analysis.manifests()) {
                    if (each.status() != ManifestAnalysis.Status.DAEMON_SET) {
                        continue;
                    }
                    String namespace =
                            analysis.settings()
                                    .destination()
                                    .namespaceOr(each.manifest().namespace());
                    String key = key(namespace, each.manifest().name());
                    state.files.put(key, document.name());
                    state.findings.put(key, each.findings());
                    if (each.accepted()) {
                        RevisionComparison comparison = compared.get(key);
                        subjects.add(
                                new Preview.Subject(
                                        each,
                                        comparison == null
                                                ? Preview.Older.NOT_ASKED
                                                : new Preview.Older(comparison, "")));
                    }
                }
            }
            // What is added finds the nodes as the others have left them, whatever its file is
            // called.
            subjects.sort(Comparator.comparing(each -> !already.contains(key(each.analysis()))));
            for (Preview preview : Preview.of(subjects, applied, Rollout.Options.NONE, false)) {
                state.previews.put(key(preview.namespace(), preview.name()), preview);
            }
            return state;
        }

        /** Cluster objects are read as the YAML that kubectl would print. */
        private static List<Document> texts(Side side) {
            List<Document> all = new ArrayList<>(side.documents());
            int number = 0;
            for (JsonObject each : side.objects()) {
                all.add(Document.of(side.name() + "#" + number++, each.toString()));
            }
            return all;
        }

        Set<String> running(String key) {
            return nodes(key, EnumSet.of(NodeOutcome.RUNS, NodeOutcome.KEEPS));
        }

        Set<String> refused(String key) {
            return nodes(key, EnumSet.of(NodeOutcome.REFUSED));
        }

        private Set<String> nodes(String key, Set<NodeOutcome> outcomes) {
            Preview preview = previews.get(key);
            TreeSet<String> names = new TreeSet<>();
            if (preview != null) {
                for (NodeView node : preview.placement(Wording.ENGLISH).nodes()) {
                    if (outcomes.contains(node.outcome())) {
                        names.add(node.name());
                    }
                }
            }
            return names;
        }

        int fresh(String key, Severity severity, State before) {
            List<String> old = new ArrayList<>();
            before.findings
                    .getOrDefault(key, List.of())
                    .forEach(each -> old.add(each.code() + " " + each.field()));
            int count = 0;
            for (Finding each : findings.getOrDefault(key, List.of())) {
                if (each.severity() == severity && !old.remove(each.code() + " " + each.field())) {
                    count++;
                }
            }
            return count;
        }
    }

    /** The outcomes that a script can fail on. */
    public Set<Outcome> outcomes() {
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        for (PlanChange each : changes) {
            if (each.isRefused()) {
                outcomes.add(Outcome.REFUSED);
            }
            if (each.after() != null && each.kind() != Kind.UNCHANGED) {
                outcomes.addAll(each.after().outcomes());
            }
            if (!each.gained().isEmpty() || !each.lost().isEmpty()) {
                outcomes.add(Outcome.MOVES);
            }
            if (!each.lost().isEmpty()) {
                outcomes.add(Outcome.LEAVES);
            }
        }
        return outcomes;
    }
}
