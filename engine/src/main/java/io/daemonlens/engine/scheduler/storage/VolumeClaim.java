package io.daemonlens.engine.scheduler.storage;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.LabelSelector;
import org.jspecify.annotations.Nullable;

/**
 * A PersistentVolumeClaim with the fields that affect scheduling.
 *
 * @param key {@code namespace/name}
 * @param uid empty if it has none yet
 * @param wants what a volume must offer
 * @param volumeName the volume it is bound to or requires; empty if neither
 * @param state the state of its binding
 * @param selectedNode the node for which a volume is being provisioned; null if none is
 * @param selector selects volumes by label; null for any volume
 */
public record VolumeClaim(
        String key,
        String uid,
        VolumeTraits wants,
        String volumeName,
        State state,
        @Nullable String selectedNode,
        @Nullable LabelSelector selector) {

    /** The state of a claim's binding. */
    public enum State {
        WAITING,
        BOUND,
        /** Its volume no longer exists. */
        LOST,
        DELETED
    }

    private static final String BIND_COMPLETED = "pv.kubernetes.io/bind-completed";
    private static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";
    private static final String FOR_ONE_POD = "ReadWriteOncePod";

    /** Reads a claim as the API server serves it. */
    public static VolumeClaim of(Field claim) {
        Field metadata = claim.at("metadata");
        String key = metadata.at("namespace").text() + "/" + metadata.at("name").text();
        Field selected = metadata.at("annotations").at(SELECTED_NODE);
        return of(
                key,
                metadata,
                claim.at("spec"),
                state(claim),
                selected.present() ? selected.text() : null);
    }

    /** Returns a claim that was just created from a template. */
    public static VolumeClaim made(String key, Field template) {
        return of(key, template.at("metadata"), template.at("spec"), State.WAITING, null);
    }

    private static VolumeClaim of(
            String key, Field metadata, Field spec, State state, @Nullable String selectedNode) {
        Field annotations = metadata.at("annotations");
        Field selector = spec.at("selector");
        return new VolumeClaim(
                key,
                metadata.at("uid").text(),
                VolumeTraits.of(annotations, spec, spec.at("resources", "requests")),
                spec.at("volumeName").text(),
                state,
                selectedNode,
                selector.present() ? LabelSelector.of(selector) : null);
    }

    /** Returns the state of a claim. A lost claim that is being deleted still counts as lost. */
    private static State state(Field claim) {
        String phase = claim.at("status", "phase").text();
        Field metadata = claim.at("metadata");
        if (phase.equals("Lost")) {
            return State.LOST;
        }
        if (metadata.at("deletionTimestamp").present()) {
            return State.DELETED;
        }
        boolean completed = metadata.at("annotations").at(BIND_COMPLETED).present();
        return (completed || phase.equals("Bound"))
                        && !claim.at("spec", "volumeName").text().isEmpty()
                ? State.BOUND
                : State.WAITING;
    }

    public VolumeClaim ofClass(String name) {
        return new VolumeClaim(
                key, uid, wants.ofClass(name), volumeName, state, selectedNode, selector);
    }

    public VolumeClaim boundTo(String volume) {
        return new VolumeClaim(key, uid, wants, volume, State.BOUND, selectedNode, selector);
    }

    public String name() {
        return key.substring(key.indexOf('/') + 1);
    }

    public boolean isForOnePod() {
        return wants.accessModes().contains(FOR_ONE_POD);
    }
}
