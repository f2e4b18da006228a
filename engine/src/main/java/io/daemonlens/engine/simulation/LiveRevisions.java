package io.daemonlens.engine.simulation;

import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.apps.RevisionData;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.apimachinery.JsonReader;
import java.util.ArrayList;
import java.util.List;

/**
 * The revisions that a cluster keeps of a DaemonSet, with their data as the controller compares it:
 * byte by byte ({@code Match} in {@code pkg/controller/history}). What kubectl prints has lost the
 * order of the bytes, so members are sorted again. Where no revision has the shape that this minor
 * writes, they were all written by another minor, and are taken to the shape of this one: then the
 * cluster's own minor is another than the one that is asked for.
 */
final class LiveRevisions {

    private LiveRevisions() {}

    /** Those of the DaemonSet's namespace. */
    static List<ControllerRevision> of(Scenario scenario, DaemonSet live) {
        List<ControllerRevision> written = new ArrayList<>();
        List<ControllerRevision> inShape = new ArrayList<>();
        boolean any = false;
        for (JsonObject object : scenario.revisions) {
            ControllerRevision revision = ControllerRevision.of(object);
            if (!revision.namespace().equals(live.namespace())) {
                continue;
            }
            boolean ours = LiveStart.isOwnedBy(live, revision.controller());
            revision = ours ? revision.withController(live.asOwner()) : revision;
            JsonObject template = template(revision);
            String shape =
                    template == null ? "" : RevisionData.of(template, scenario.version);
            any |= ours && shape.equals(revision.data());
            written.add(revision);
            inShape.add(ours && template != null ? revision.withData(shape) : revision);
        }
        return any ? written : inShape;
    }

    /** The template that the revision's patch puts in place; null where it holds none. */
    static JsonObject template(ControllerRevision revision) {
        JsonObject data =
                revision.data().isEmpty() ? null : JsonReader.readObject(revision.data());
        JsonObject spec = data == null ? null : data.object("spec");
        JsonObject template = spec == null ? null : spec.object("template");
        if (template != null) {
            template.remove("$patch");
        }
        return template;
    }
}
