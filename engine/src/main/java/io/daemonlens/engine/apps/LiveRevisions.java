package io.daemonlens.engine.apps;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.core.OwnerReference;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The revisions that a cluster keeps of a DaemonSet, with their data as the controller compares it:
 * byte by byte ({@code Match} in {@code pkg/controller/history}). What kubectl prints has lost the
 * order of the bytes, so members are sorted again. Where no revision has the shape that this minor
 * writes, they were all written by another minor, and are taken to the shape of this one: then the
 * cluster's own minor is another than the one that is asked for.
 */
public final class LiveRevisions {

    private LiveRevisions() {}

    /**
     * Those of the DaemonSet's namespace.
     *
     * @param objects ControllerRevisions as the API server serves them, of all namespaces
     * @param live the DaemonSet as the cluster has it
     */
    public static List<ControllerRevision> of(
            Collection<JsonObject> objects, DaemonSet live, KubernetesVersion version) {
        List<ControllerRevision> written = new ArrayList<>();
        List<ControllerRevision> inShape = new ArrayList<>();
        boolean any = false;
        for (JsonObject object : objects) {
            ControllerRevision revision = ControllerRevision.of(object);
            if (!revision.namespace().equals(live.namespace())) {
                continue;
            }
            boolean ours = isOwnedBy(live, revision.controller());
            revision = ours ? revision.withController(live.asOwner()) : revision;
            JsonObject template = template(revision);
            String shape = template == null ? "" : RevisionData.of(template, version);
            any |= ours && shape.equals(revision.data());
            written.add(revision);
            inShape.add(ours && template != null ? revision.withData(shape) : revision);
        }
        return any ? written : inShape;
    }

    /** The template that the revision's patch puts in place; null where it holds none. */
    public static JsonObject template(ControllerRevision revision) {
        JsonObject data = revision.data().isEmpty() ? null : JsonReader.readObject(revision.data());
        JsonObject spec = data == null ? null : data.object("spec");
        JsonObject template = spec == null ? null : spec.object("template");
        if (template != null) {
            template.remove("$patch");
        }
        return template;
    }

    /** Whether the owner is this DaemonSet, even where its reference does not show a uid. */
    public static boolean isOwnedBy(DaemonSet live, OwnerReference owner) {
        return owner != null
                && owner.kind().equals("DaemonSet")
                && owner.name().equals(live.name())
                && (owner.uid().isEmpty() || owner.uid().equals(live.uid()));
    }
}
