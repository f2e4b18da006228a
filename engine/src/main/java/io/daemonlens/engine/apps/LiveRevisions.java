package io.daemonlens.engine.apps;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.core.OwnerReference;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The revisions of a DaemonSet in a live cluster, with their data as the controller compares it:
 * byte by byte ({@code Match} in {@code pkg/controller/history}). kubectl's output loses the order
 * of the bytes, so members are sorted again. If no revision has the format of this minor, another
 * minor wrote all of them: the cluster's own minor differs from the selected one. They are then
 * converted to the format of the selected minor.
 */
public final class LiveRevisions {

    private LiveRevisions() {}

    /**
     * Returns the revisions in the DaemonSet's namespace.
     *
     * @param objects ControllerRevisions as the API server serves them, of all namespaces
     * @param live the DaemonSet as it is in the cluster
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

    /** Returns the template that the revision's patch restores; null if the patch has none. */
    public static @Nullable JsonObject template(ControllerRevision revision) {
        JsonObject data = revision.data().isEmpty() ? null : JsonReader.readObject(revision.data());
        JsonObject spec = data == null ? null : data.object("spec");
        JsonObject template = spec == null ? null : spec.object("template");
        if (template != null) {
            template.remove("$patch");
        }
        return template;
    }

    /** Returns whether the owner is this DaemonSet; a reference without a uid also counts. */
    public static boolean isOwnedBy(DaemonSet live, @Nullable OwnerReference owner) {
        return owner != null
                && owner.kind().equals("DaemonSet")
                && owner.name().equals(live.name())
                && (owner.uid().isEmpty() || owner.uid().equals(live.uid()));
    }
}
