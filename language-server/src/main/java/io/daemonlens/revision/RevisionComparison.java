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
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Destination;
import io.daemonlens.settings.Settings;
import io.daemonlens.settings.Versions;
import io.daemonlens.text.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The comparison of two states of a DaemonSet: the changes, the API server's response to the
 * update, and whether pods restart. Both states have their defaults applied, so that only real
 * changes are listed.
 *
 * @param namespace of the object
 * @param name of the object
 * @param version the Kubernetes version of the cluster
 * @param from the older state; null if the object is created
 * @param to the newer state; null if the object is deleted
 * @param answer the API server's response to the update or create; null if the object is deleted
 * @param changes none if the object is created or deleted
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
     * One state of a DaemonSet.
     *
     * @param source where it was found, as shown to the user
     * @param written the object as sent to the API server
     * @param stored the object as the API server stores it; null if it cannot be decoded
     * @param hash in the name of its ControllerRevision; null if it cannot be decoded
     * @param keptHash in the name of the ControllerRevision that a cluster keeps for it; null if
     *     none is known
     */
    public record State(
            String source, JsonObject written, JsonObject stored, String hash, String keptHash) {

        /** Returns the hash to display: the cluster's own name for the revision if it has one. */
        public String shownHash() {
            return keptHash == null ? hash : keptHash;
        }
    }

    /** From 1.10 to 1.23, the controller detects outdated pods by the revision hash alone. */
    private static final int FIRST_BY_NAME_ALONE = 10;

    private static final int LAST_BY_NAME_ALONE = 23;

    public RevisionComparison {
        changes = List.copyOf(changes);
    }

    /**
     * Returns whether the update replaces pods. With OnDelete, pods are replaced only when deleted.
     */
    public boolean restartsPods() {
        return outdatesPods() && !isOnDelete();
    }

    /** Returns whether the update strategy of the newer state is OnDelete. */
    public boolean isOnDelete() {
        return to != null
                && to.stored() != null
                && Field.of(to.stored())
                        .at("spec", "updateStrategy", "type")
                        .text()
                        .equals("OnDelete");
    }

    /**
     * Returns whether an update makes pods outdated because the template has another revision.
     * Versions outside of 1.10 to 1.23 also compare the template generation. If the API server
     * considers the templates equal (for example, a quantity in another format), the generation
     * does not change, and existing pods already match the new revision.
     */
    public boolean outdatesPods() {
        return makesRevision()
                && (version.minor() >= FIRST_BY_NAME_ALONE && version.minor() <= LAST_BY_NAME_ALONE
                        || generation(from.stored()) != generation(answer.stored()));
    }

    /** Returns whether an update creates another ControllerRevision. */
    public boolean makesRevision() {
        return from != null
                && to != null
                && answer.accepted()
                && from.hash() != null
                && !from.hash().equals(to.hash());
    }

    /** Returns the comparison for a cluster with this {@code collisionCount} of the DaemonSet. */
    public RevisionComparison withCollisionCount(Integer count) {
        return new RevisionComparison(
                namespace,
                name,
                version,
                from == null ? null : state(from, count, version),
                to == null ? null : state(to, count, version),
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

    /** Compares the DaemonSets of two lists, matched by namespace and name, in their order. */
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
     * Compares a manifest with the object of the same namespace and name in an older state; it
     * counts as created if that has none.
     *
     * @param file with the manifest
     * @param version of the cluster
     */
    public static RevisionComparison of(
            List<Candidate> older,
            Manifest manifest,
            String file,
            KubernetesVersion version,
            Settings settings) {
        Candidate newer = Candidate.of(manifest, file);
        List<Candidate> same =
                older.stream()
                        .filter(each -> each.key(settings).equals(newer.key(settings)))
                        .toList();
        return of(same, List.of(newer), settings.withVersion(version)).get(0);
    }

    /**
     * A state before it is compared.
     *
     * @param source where it was found, as shown to the user
     * @param object provides kind, version and metadata
     * @param body the request body
     * @param writtenFor the Kubernetes version that its own text names; null if it names none
     * @param keptHash in the name of the ControllerRevision that a cluster keeps for it; null if
     *     none is known
     */
    public record Candidate(
            String source,
            JsonObject object,
            Body body,
            KubernetesVersion writtenFor,
            String keptHash) {

        /** Returns the DaemonSets of a text, in order. Unreadable documents are skipped. */
        public static List<Candidate> in(Document document, String source) {
            List<Candidate> all = new ArrayList<>();
            for (Manifest manifest : Manifest.of(document)) {
                if (manifest.isDaemonSet() && manifest.body().tree() instanceof JsonObject) {
                    all.add(of(manifest, source));
                }
            }
            return all;
        }

        /** Creates a candidate from a DaemonSet of a text; its tree must be an object. */
        public static Candidate of(Manifest manifest, String source) {
            return new Candidate(
                    source,
                    (JsonObject) manifest.body().tree(),
                    manifest.body(),
                    Destination.writtenVersion(manifest.directives()),
                    null);
        }

        /** Creates a candidate from an object of a cluster. */
        public static Candidate of(JsonObject object, String source) {
            return new Candidate(source, object, Body.of(object), null, null);
        }

        /** Returns the same, under the name that a cluster keeps its revision by. */
        public Candidate keptAs(String hash) {
            return new Candidate(source, object, body, writtenFor, hash);
        }

        public String namespace(Settings settings) {
            JsonObject metadata = object.object("metadata");
            String namespace = metadata == null ? "" : metadata.text("namespace");
            return settings.destination().namespaceOr(namespace);
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
        KubernetesVersion version =
                settings.destination().versionServing(any.apiVersion(), any.writtenFor());
        Endpoint endpoint = Endpoint.of(any.apiVersion(), any.namespace(settings));
        Gates gates = Gates.defaults(version);
        JsonObject oldStored = from == null ? null : stored(from, endpoint, version, gates);
        to = to != null && oldStored != null ? withoutForeignIdentity(from, to) : to;
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
                        from == null ? null : state(from, oldStored, collisions, version),
                        to == null ? null : state(to, newStored, collisions, version),
                        answer,
                        changes);
        return compared.makesRevision() && !compared.outdatesPods()
                ? compared.withQuietTemplate()
                : compared;
    }

    /** Removes the effects of template changes, because existing pods match the new revision. */
    private RevisionComparison withQuietTemplate() {
        List<Change> quiet = changes.stream().map(Change::withoutEffect).toList();
        return new RevisionComparison(namespace, name, version, from, to, answer, quiet);
    }

    /** Returns whether both have the same UID, as in the folders of {@code kubectl diff}. */
    private static boolean isSameLiveObject(Candidate from, Candidate to) {
        JsonObject before = from.object().object("metadata");
        JsonObject after = to.object().object("metadata");
        return before != null
                && after != null
                && !before.text("uid").isEmpty()
                && before.text("uid").equals(after.text("uid"));
    }

    /**
     * Returns the newer state without the uid of an exported object if the older state has none: it
     * then says nothing about the identity of the object that is updated.
     */
    private static Candidate withoutForeignIdentity(Candidate from, Candidate to) {
        JsonObject before = from.object().object("metadata");
        JsonObject after = to.object().object("metadata");
        boolean foreign =
                before != null
                        && after != null
                        && before.text("uid").isEmpty()
                        && !after.text("uid").isEmpty();
        return foreign
                ? new Candidate(
                        to.source(),
                        to.object(),
                        Body.of(LiveObject.withoutIdentity(to.object())),
                        to.writtenFor(),
                        to.keptHash())
                : to;
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
     * Returns the older state as read through the newer state's API version. Its defaults come from
     * its own version: an object created through extensions/v1beta1 keeps the update strategy that
     * was defaulted there.
     */
    private static JsonObject stored(
            Candidate from, Endpoint endpoint, KubernetesVersion version, Gates gates) {
        boolean same = from.apiVersion().equals(endpoint.apiVersion());
        Endpoint own = Endpoint.of(from.apiVersion(), endpoint.namespace());
        KubernetesVersion served = Versions.orServing(version, from.apiVersion());
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
            Candidate candidate, JsonObject stored, Integer collisions, KubernetesVersion version) {
        return new State(
                candidate.source(),
                candidate.object(),
                stored,
                RevisionHash.of(stored, collisions, version),
                candidate.keptHash());
    }

    private static State state(State state, Integer collisions, KubernetesVersion version) {
        String hash = RevisionHash.of(state.stored(), collisions, version);
        return new State(state.source(), state.written(), state.stored(), hash, state.keptHash());
    }
}
