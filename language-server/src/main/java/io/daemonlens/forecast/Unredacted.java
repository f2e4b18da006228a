package io.daemonlens.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.cluster.Redaction;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.apps.DaemonSetStatus;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.revision.LiveObject;
import io.daemonlens.revision.RevisionHash;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * Recognizes a manifest's template in a redacted snapshot. The values are gone, but the name of a
 * ControllerRevision is a hash of the whole template: where it equals the hash of the manifest, the
 * revision, and a live object that has it, get the manifest's template back.
 */
final class Unredacted {

    private Unredacted() {}

    /**
     * Returns the cluster with the template of a manifest in the places where it was hidden.
     *
     * @param stored the manifest as the API server stores it
     */
    static ClusterObjects with(
            JsonObject stored, ClusterObjects cluster, KubernetesVersion version) {
        JsonObject metadata = stored.object("metadata");
        JsonObject live =
                LiveObject.find(metadata.text("namespace"), metadata.text("name"), cluster)
                        .orElse(null);
        if (live == null || !Redaction.hides(live.object("spec"))) {
            return cluster;
        }
        Integer collisions = DaemonSetStatus.of(Field.of(live).at("status")).collisionCount();
        String hash = RevisionHash.of(stored, collisions, version);
        JsonObject template = stored.object("spec").object("template");
        List<JsonObject> revisions = new ArrayList<>();
        JsonObject hidden = null;
        for (JsonObject each : cluster.of("ControllerRevision")) {
            JsonObject spec = isOf(each, live, hash) ? each.object("data").object("spec") : null;
            if (spec == null || spec.object("template") == null) {
                revisions.add(each);
                continue;
            }
            hidden = spec.object("template").copy();
            hidden.remove("$patch");
            JsonObject whole = each.copy();
            whole.object("data")
                    .object("spec")
                    .put("template", template.copy().put("$patch", new JsonText("replace")));
            revisions.add(whole);
        }
        if (hidden == null) {
            return cluster;
        }
        ClusterObjects after = cluster.replacing("ControllerRevision", revisions);
        return hidden.equals(live.object("spec").object("template"))
                ? after.replacing("DaemonSet", replaced(live, template, cluster))
                : after;
    }

    private static boolean isOf(JsonObject revision, JsonObject live, String hash) {
        Field metadata = Field.of(revision).at("metadata");
        return metadata.at("labels").at(DaemonSet.HASH_LABEL).text().equals(hash)
                && metadata.at("namespace").text().equals(live.object("metadata").text("namespace"))
                && metadata.at("name").text().startsWith(live.object("metadata").text("name") + "-")
                && revision.object("data") != null;
    }

    private static List<JsonObject> replaced(
            JsonObject live, JsonObject template, ClusterObjects cluster) {
        JsonObject whole = live.copy();
        whole.object("spec").put("template", template.copy());
        List<JsonObject> all = new ArrayList<>();
        cluster.of("DaemonSet").forEach(each -> all.add(each == live ? whole : each));
        return all;
    }
}
