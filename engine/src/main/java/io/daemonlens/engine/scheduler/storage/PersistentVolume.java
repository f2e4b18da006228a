package io.daemonlens.engine.scheduler.storage;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.NodeSelectorTerm;
import java.util.List;
import java.util.Map;

/**
 * A PersistentVolume, as far as scheduling depends on it.
 *
 * @param offers what a claim can get of it
 * @param claim for which claim it is set aside, as {@code namespace/name}; null where for none
 * @param claimUid for exactly which claim of that name; empty for any
 * @param isAvailable whether it waits to be bound
 * @param isKept whether its claim's end leaves it as it is, so that nobody else gets it
 * @param affinity the nodes that reach it, as alternatives; null for all
 * @param csi what the driver and Kubernetes call it; null where it is of another kind
 * @param disk what it is where a kind that Kubernetes once served itself; null where it is none
 */
public record PersistentVolume(
        String name,
        Map<String, String> labels,
        VolumeTraits offers,
        String claim,
        String claimUid,
        boolean isAvailable,
        boolean isDeleted,
        boolean isKept,
        List<NodeSelectorTerm> affinity,
        CsiVolume csi,
        InTreeDisk disk) {

    /** From a volume as the API server serves it. */
    public static PersistentVolume of(Field volume) {
        Field metadata = volume.at("metadata");
        Field spec = volume.at("spec");
        Field claim = spec.at("claimRef");
        Field required = spec.at("nodeAffinity", "required");
        Field csi = spec.at("csi");
        Map<String, String> labels = metadata.at("labels").textMap();
        String key = claim.at("namespace").text() + "/" + claim.at("name").text();
        return new PersistentVolume(
                metadata.at("name").text(),
                labels,
                VolumeTraits.of(metadata.at("annotations"), spec, spec.at("capacity")),
                claim.present() ? key : null,
                claim.at("uid").text(),
                volume.at("status", "phase").text().equals("Available"),
                metadata.at("deletionTimestamp").present(),
                spec.at("persistentVolumeReclaimPolicy").text().equals("Retain"),
                required.present() ? NodeSelectorTerm.listOf(required) : null,
                csi.present()
                        ? new CsiVolume(csi.at("driver").text(), csi.at("volumeHandle").text())
                        : null,
                InTreeDisk.of(spec, labels));
    }

    /** A volume that a driver has just made for a claim. */
    public static PersistentVolume madeFor(
            VolumeClaim claim, String driver, List<NodeSelectorTerm> affinity) {
        String name = "of " + claim.key();
        return new PersistentVolume(
                name,
                Map.of(),
                claim.wants(),
                claim.key(),
                claim.uid(),
                false,
                false,
                false,
                affinity,
                new CsiVolume(driver, name),
                null);
    }

    public PersistentVolume takenBy(VolumeClaim taker) {
        return setAside(taker.key(), taker.uid(), false);
    }

    /** The same once its claim is gone and its data with it. */
    public PersistentVolume released() {
        return setAside(null, "", true);
    }

    private PersistentVolume setAside(String forClaim, String uid, boolean available) {
        return new PersistentVolume(
                name, labels, offers, forClaim, uid, available, isDeleted, isKept, affinity, csi,
                disk);
    }

    /** Whether nodes with these labels reach it. Nothing but labels is asked. */
    public boolean isReachedFrom(Map<String, String> nodeLabels) {
        return reached(affinity, nodeLabels);
    }

    public static boolean reached(List<NodeSelectorTerm> affinity, Map<String, String> nodeLabels) {
        if (affinity == null) {
            return true;
        }
        for (NodeSelectorTerm term : affinity) {
            if (term.matches("", nodeLabels)) {
                return true;
            }
        }
        return false;
    }

    public boolean isSetAsideFor(VolumeClaim wanted) {
        return wanted.key().equals(claim) && (claimUid.isEmpty() || claimUid.equals(wanted.uid()));
    }

    /**
     * Whether it is large enough and of the kind, whoever it is set aside for.
     *
     * @param byAttributes whether the class of its attributes matters
     */
    public boolean couldServe(VolumeClaim wanted, boolean byAttributes) {
        VolumeTraits wants = wanted.wants();
        return offers.size().compareTo(wants.size()) >= 0
                && offers.mode().equals(wants.mode())
                && (!byAttributes || offers.attributesClass().equals(wants.attributesClass()))
                && !isDeleted;
    }

    /** Whether it is free for a claim it is not set aside for. */
    public boolean isFreeFor(VolumeClaim wanted) {
        return isAvailable
                && (wanted.selector() == null || wanted.selector().matches(labels))
                && offers.className().equals(wanted.wants().className())
                && offers.accessModes().containsAll(wanted.wants().accessModes());
    }
}
