package io.daemonlens.forecast;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apiserver.ApiServer;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.engine.apiserver.defaults.DroppedFields.DroppedField;
import io.daemonlens.engine.apps.Change;
import io.daemonlens.engine.apps.RevisionData;
import io.daemonlens.engine.apps.RevisionDiff;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.revision.RevisionHash;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Versions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One DaemonSet under two Kubernetes minors: how the newer API server's answer differs, and what
 * happens to an existing object while the cluster is upgraded minor by minor.
 *
 * @param manifest the object
 * @param namespace of the object
 * @param from the older minor
 * @param to the newer minor
 * @param before the older server's answer to a create
 * @param after the newer server's
 * @param rejections errors of the newer server only
 * @param warnings warnings of the newer server only
 * @param changes differences of the stored object: new defaults, fields it drops
 * @param hashBefore of the ControllerRevision of the older minor; null if unknown
 * @param hashAfter of the newer minor; null if unknown
 * @param dropped the fields that the newer server drops because their feature gate is off
 * @param enabled the fields that only the older server drops
 * @param stored the object each stores if validation is skipped
 * @param hops the steps at which the controller records the same template with different bytes
 */
public record Upgrade(
        Manifest manifest,
        String namespace,
        KubernetesVersion from,
        KubernetesVersion to,
        Response before,
        Response after,
        List<String> rejections,
        List<String> warnings,
        List<Change> changes,
        String hashBefore,
        String hashAfter,
        List<Hop> hops,
        List<DroppedField> dropped,
        List<DroppedField> enabled,
        Stored stored) {

    /**
     * The controllers of 1.10 to 1.23 treat pods as outdated when the name of their revision
     * changes.
     */
    private static final int FIRST_RESTARTING = 10;

    private static final int LAST_RESTARTING = 23;

    /**
     * An upgrade step that creates a new ControllerRevision without an edit.
     *
     * @param to the minor of the step
     * @param restarts whether that minor's controller replaces the pods as a result
     */
    public record Hop(KubernetesVersion to, boolean restarts) {}

    /** Both stored objects; null if a server cannot decode the manifest. */
    public record Stored(JsonObject older, JsonObject newer) {}

    public Upgrade {
        rejections = List.copyOf(rejections);
        warnings = List.copyOf(warnings);
        changes = List.copyOf(changes);
        hops = List.copyOf(hops);
        dropped = List.copyOf(dropped);
        enabled = List.copyOf(enabled);
    }

    /** Whether both servers can decode the manifest. */
    public boolean isStored() {
        return stored.older() != null && stored.newer() != null;
    }

    public boolean newlyRejected() {
        return !rejections.isEmpty();
    }

    public boolean restartsPods() {
        return hops.stream().anyMatch(Hop::restarts);
    }

    /** Returns the upgrade of a DaemonSet that was parsed without a problem. */
    public static Upgrade of(
            Manifest manifest, String namespace, KubernetesVersion from, KubernetesVersion to) {
        Response before = answer(manifest, namespace, from);
        Response after = answer(manifest, namespace, to);
        JsonObject older = stored(manifest.bodyFor(from), manifest.apiVersion(), namespace, from);
        JsonObject newer = stored(manifest.bodyFor(to), manifest.apiVersion(), namespace, to);
        List<Change> changes =
                older == null || newer == null
                        ? List.of()
                        : RevisionDiff.between(
                                older,
                                newer,
                                ApiTypes.of(to)
                                        .root(
                                                GroupVersionKind.of(
                                                        newer.text("apiVersion"), "DaemonSet")));
        Set<String> warnings = new LinkedHashSet<>(after.warningTexts());
        before.warningTexts().forEach(warnings::remove);
        return new Upgrade(
                manifest,
                namespace,
                from,
                to,
                before,
                after,
                rejections(before, after),
                List.copyOf(warnings),
                changes,
                RevisionHash.of(older, from),
                RevisionHash.of(newer, to),
                hops(older, namespace, from, to),
                DroppedFieldText.of(written(manifest), to),
                enabled(written(manifest), from, to),
                new Stored(older, newer));
    }

    private static JsonObject written(Manifest manifest) {
        return manifest.body().tree() instanceof JsonObject object ? object : null;
    }

    private static List<DroppedField> enabled(
            JsonObject written, KubernetesVersion from, KubernetesVersion to) {
        List<DroppedField> enabled = DroppedFieldText.of(written, from);
        enabled.removeAll(DroppedFieldText.of(written, to));
        return enabled;
    }

    private static Response answer(Manifest manifest, String namespace, KubernetesVersion version) {
        return ApiServer.create(
                manifest.bodyFor(version),
                Endpoint.of(manifest.apiVersion(), namespace),
                version,
                Gates.defaults(version));
    }

    /** Returns the errors of the newer server only; the same rule counts as the same error. */
    private static List<String> rejections(Response before, Response after) {
        if (after.accepted()) {
            return List.of();
        }
        List<String> all = new ArrayList<>();
        if (after.errors().isEmpty() && after.strictErrors().isEmpty()) {
            if (before.accepted() || !before.message().equals(after.message())) {
                all.add(after.message());
            }
            return all;
        }
        for (String strict : after.strictTexts()) {
            if (!before.strictTexts().contains(strict)) {
                all.add(strict);
            }
        }
        Set<String> known = new LinkedHashSet<>();
        before.errors().forEach(error -> known.add(key(error)));
        for (FieldError error : after.errors()) {
            if (!known.contains(key(error))) {
                all.add(error.toString());
            }
        }
        return all;
    }

    private static String key(FieldError error) {
        return error.at() + " " + error.rule() + " " + error.type();
    }

    /**
     * An object of an API that a minor no longer serves is still available in the cluster as
     * apps/v1.
     */
    private static JsonObject stored(
            Body body, String apiVersion, String namespace, KubernetesVersion version) {
        KubernetesVersion own = Versions.orServing(version, apiVersion);
        JsonObject stored =
                ApiServer.storedUnchecked(
                        body, Endpoint.of(apiVersion, namespace), own, Gates.defaults(own));
        if (stored == null || own.equals(version) || !(body.tree() instanceof JsonObject)) {
            return stored;
        }
        JsonObject moved = stored.copy();
        moved.put("apiVersion", new JsonText("apps/v1"));
        return ApiServer.storedUnchecked(
                Body.of(moved),
                Endpoint.of("apps/v1", namespace),
                version,
                Gates.defaults(version));
    }

    private static List<Hop> hops(
            JsonObject first, String namespace, KubernetesVersion from, KubernetesVersion to) {
        List<Hop> hops = new ArrayList<>();
        JsonObject stored = first;
        String data = data(stored, from);
        for (int minor = from.minor() + 1; minor <= to.minor() && data != null; minor++) {
            KubernetesVersion version = KubernetesVersion.of(minor);
            stored = stored(Body.of(stored), stored.text("apiVersion"), namespace, version);
            String next = data(stored, version);
            if (next != null && !next.equals(data)) {
                boolean restarts = minor >= FIRST_RESTARTING && minor <= LAST_RESTARTING;
                hops.add(new Hop(version, restarts));
            }
            data = next;
        }
        return hops;
    }

    private static String data(JsonObject stored, KubernetesVersion version) {
        JsonObject spec = stored == null ? null : stored.object("spec");
        JsonObject template = spec == null ? null : spec.object("template");
        return template == null ? null : RevisionData.of(template, version);
    }
}
