package io.daemonlens.revision;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.ApiServer;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.engine.apps.Change;
import io.daemonlens.engine.apps.DaemonSetStatus;
import io.daemonlens.engine.apps.RevisionDiff;
import io.daemonlens.engine.core.WellKnown;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.manifest.Directives;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Settings;
import io.daemonlens.settings.Versions;
import io.daemonlens.text.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One DaemonSet in two states: what differs, what the API server answers to the update, and whether
 * pods restart. Both states have their defaults, so that only real changes count.
 *
 * @param namespace of the object
 * @param name of the object
 * @param version the Kubernetes that is asked
 * @param from the older state; null where the object is new
 * @param to the newer state; null where the object is gone
 * @param answer to the update (or to the create of a new object); null where the object is gone
 * @param changes none where the object is new or gone
 */
public record RevisionComparison(
        String namespace,
        String name,
        KubernetesVersion version,
        State from,
        State to,
        Response answer,
        List<Change> changes) {

    /**
     * One state.
     *
     * @param source where it was found, in a user's words
     * @param stored as the API server keeps it; null where it cannot be decoded
     * @param hash in the name of its ControllerRevision; null where it cannot be decoded
     */
    public record State(String source, JsonObject stored, String hash) {}

    /** 1.10 up to 1.23 told outdated pods by the revision's name alone. */
    private static final int FIRST_BY_NAME_ALONE = 10;

    private static final int LAST_BY_NAME_ALONE = 23;

    public RevisionComparison {
        changes = List.copyOf(changes);
    }

    /** Whether the update by itself replaces pods: with OnDelete none is until it is deleted. */
    public boolean restartsPods() {
        return outdatesPods() && !isOnDelete();
    }

    /** Whether the newer state leaves outdated pods alone until somebody deletes them. */
    public boolean isOnDelete() {
        return to != null
                && to.stored() != null
                && Field.of(to.stored())
                        .at("spec", "updateStrategy", "type")
                        .text()
                        .equals("OnDelete");
    }

    /**
     * Whether an update makes pods outdated: the template's revision is another one. Where the
     * controller looks at the template's generation too, what the server takes for the same
     * template (an amount spelled otherwise) is a new revision that every pod is already of.
     */
    public boolean outdatesPods() {
        return makesRevision()
                && (version.minor() >= FIRST_BY_NAME_ALONE && version.minor() <= LAST_BY_NAME_ALONE
                        || generation(from.stored()) != generation(answer.stored()));
    }

    /** Whether an update is recorded as another revision. */
    public boolean makesRevision() {
        return from != null
                && to != null
                && answer.accepted()
                && from.hash() != null
                && !from.hash().equals(to.hash());
    }

    /** The same in a cluster that has counted collisions of this DaemonSet's revisions. */
    public RevisionComparison withCollisionCount(Integer count) {
        return new RevisionComparison(
                namespace,
                name,
                version,
                from == null ? null : state(from.source(), from.stored(), count, version),
                to == null ? null : state(to.source(), to.stored(), count, version),
                answer,
                changes);
    }

    private static long generation(JsonObject stored) {
        JsonObject annotations = stored.object("metadata").object("annotations");
        String text = annotations == null ? "" : annotations.text(WellKnown.TEMPLATE_GENERATION);
        return text.isEmpty()
                ? Field.of(stored).at("spec", "templateGeneration").number()
                : Long.parseLong(text);
    }

    public boolean accepted() {
        return answer == null || answer.accepted();
    }

    public boolean differs() {
        return from == null || to == null || !changes.isEmpty() || !accepted();
    }

    /** Compares every DaemonSet of two lists, found again by namespace and name, in their order. */
    public static List<RevisionComparison> of(
            List<Candidate> from, List<Candidate> to, Settings settings) {
        Map<String, Candidate> older = new LinkedHashMap<>();
        from.forEach(each -> older.put(each.key(settings), each));
        List<RevisionComparison> all = new ArrayList<>();
        for (Candidate each : to) {
            all.add(compare(older.remove(each.key(settings)), each, settings));
        }
        older.values().forEach(each -> all.add(compare(each, null, settings)));
        return all;
    }

    /**
     * A state before it is looked at.
     *
     * @param source where it was found, in a user's words
     * @param object kind, version and metadata are read from it
     * @param body what would be sent
     * @param writtenFor the Kubernetes its own text names; null where it names none
     */
    public record Candidate(
            String source, JsonObject object, Body body, KubernetesVersion writtenFor) {

        /** The DaemonSets of a text, in order. What is unreadable is left out. */
        public static List<Candidate> in(Document document, String source) {
            List<Candidate> all = new ArrayList<>();
            for (Manifest manifest : Manifest.of(document)) {
                if (manifest.isDaemonSet() && manifest.body().tree() instanceof JsonObject) {
                    all.add(of(manifest, source));
                }
            }
            return all;
        }

        /** A DaemonSet of a text; its tree is an object. */
        public static Candidate of(Manifest manifest, String source) {
            Directives.Setting written = manifest.directives().settings().get("kubernetes");
            return new Candidate(
                    source,
                    (JsonObject) manifest.body().tree(),
                    manifest.body(),
                    written == null ? null : KubernetesVersion.parse(written.value()).orElse(null));
        }

        /** An object as a cluster has it. */
        public static Candidate of(JsonObject object, String source) {
            return new Candidate(source, object, Body.of(object), null);
        }

        public String namespace(Settings settings) {
            JsonObject metadata = object.object("metadata");
            String namespace = metadata == null ? "" : metadata.text("namespace");
            return namespace.isEmpty() ? settings.namespace() : namespace;
        }

        public String name() {
            JsonObject metadata = object.object("metadata");
            return metadata == null ? "" : metadata.text("name");
        }

        public String apiVersion() {
            return object.text("apiVersion");
        }

        private String key(Settings settings) {
            return namespace(settings) + "/" + name();
        }
    }

    private static RevisionComparison compare(Candidate from, Candidate to, Settings settings) {
        Candidate any = to == null ? from : to;
        KubernetesVersion version = version(any, settings);
        Endpoint endpoint = Endpoint.of(any.apiVersion(), any.namespace(settings));
        Gates gates = Gates.defaults(version);
        JsonObject oldStored = from == null ? null : stored(from, endpoint, version, gates);
        boolean live = to != null && oldStored != null && isSameLiveObject(from, to);
        if (live) {
            keepWhatTheServerSet(from.object().object("metadata"), oldStored.object("metadata"));
        }
        Integer collisions = live ? collisionCount(from.object()) : null;
        Response answer = null;
        JsonObject newStored = null;
        if (to != null) {
            answer =
                    oldStored == null
                            ? ApiServer.create(to.body(), endpoint, version, gates)
                            : ApiServer.update(oldStored, to.body(), endpoint, version, gates);
            newStored =
                    answer.stored() != null
                            ? answer.stored()
                            : ApiServer.storedUnchecked(to.body(), endpoint, version, gates);
        }
        List<Change> changes =
                oldStored == null || newStored == null
                        ? List.of()
                        : RevisionDiff.between(
                                oldStored,
                                newStored,
                                ApiTypes.of(version)
                                        .root(GroupVersionKind.of(any.apiVersion(), "DaemonSet")));
        RevisionComparison compared =
                new RevisionComparison(
                        any.namespace(settings),
                        any.name(),
                        version,
                        from == null ? null : state(from.source(), oldStored, collisions, version),
                        to == null ? null : state(to.source(), newStored, collisions, version),
                        answer,
                        changes);
        return compared.makesRevision() && !compared.outdatesPods()
                ? compared.withQuietTemplate()
                : compared;
    }

    /** The pods are taken for those of the new revision, so nothing in the template moves them. */
    private RevisionComparison withQuietTemplate() {
        List<Change> quiet = changes.stream().map(Change::withoutEffect).toList();
        return new RevisionComparison(namespace, name, version, from, to, answer, quiet);
    }

    /** Both were read from one cluster, as the folders of {@code kubectl diff} are. */
    private static boolean isSameLiveObject(Candidate from, Candidate to) {
        JsonObject before = from.object().object("metadata");
        JsonObject after = to.object().object("metadata");
        return before != null
                && after != null
                && !before.text("uid").isEmpty()
                && before.text("uid").equals(after.text("uid"));
    }

    private static void keepWhatTheServerSet(JsonObject live, JsonObject stored) {
        for (String name : List.of("uid", "deletionTimestamp", "deletionGracePeriodSeconds")) {
            if (live.has(name)) {
                stored.put(name, live.get(name));
            }
        }
    }

    private static Integer collisionCount(JsonObject live) {
        return DaemonSetStatus.of(Field.of(live).at("status")).collisionCount();
    }

    /**
     * The older state as the newer one's API version reads it. It was defaulted by its own version:
     * an object made through extensions/v1beta1 keeps the strategy it was given there.
     */
    private static JsonObject stored(
            Candidate from, Endpoint endpoint, KubernetesVersion version, Gates gates) {
        boolean same = from.apiVersion().equals(endpoint.apiVersion());
        Endpoint own = Endpoint.of(from.apiVersion(), endpoint.namespace());
        KubernetesVersion served =
                Versions.serves(version, from.apiVersion())
                        ? version
                        : Versions.newestServing(from.apiVersion());
        JsonObject stored =
                ApiServer.storedUnchecked(
                        from.body(), own, served, same ? gates : Gates.defaults(served));
        if (stored != null && !same) {
            stored = stored.copy();
            stored.put("apiVersion", new JsonText(endpoint.apiVersion()));
        }
        return stored;
    }

    private static State state(
            String source, JsonObject stored, Integer collisions, KubernetesVersion version) {
        return new State(source, stored, RevisionHash.of(stored, collisions, version));
    }

    private static KubernetesVersion version(Candidate candidate, Settings settings) {
        if (settings.version() != null) {
            return settings.version();
        }
        if (candidate.writtenFor() != null) {
            return candidate.writtenFor();
        }
        return settings.configuredVersion() != null
                        && Versions.serves(settings.configuredVersion(), candidate.apiVersion())
                ? settings.configuredVersion()
                : Versions.newestServing(candidate.apiVersion());
    }
}
