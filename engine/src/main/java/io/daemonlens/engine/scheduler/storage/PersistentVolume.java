package io.daemonlens.engine.scheduler.storage;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.NodeSelectorTerm;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A PersistentVolume with the fields that affect scheduling.
 *
 * @param offers the volume's class, size and modes
 * @param claim the claim it is reserved for, as {@code namespace/name}; null if not reserved
 * @param claimUid the uid of that claim; empty for any claim of that name
 * @param isAvailable whether its phase is Available
 * @param isKept whether its reclaim policy is Retain, so that no other claim can use it afterwards
 * @param affinity the terms of its node affinity, any of which must match; null for all nodes
 * @param csi the CSI driver and volume handle; null if it is not a CSI volume
 * @param disk the in-tree disk; null if the volume is of another type
 */
public record PersistentVolume(
        String name,
        Map<String, String> labels,
        VolumeTraits offers,
        @Nullable String claim,
        String claimUid,
        boolean isAvailable,
        boolean isDeleted,
        boolean isKept,
        @Nullable List<NodeSelectorTerm> affinity,
        @Nullable CsiVolume csi,
        @Nullable InTreeDisk disk) {

    /** Reads a volume as the API server serves it. */
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

    /** Returns a volume that a driver has just provisioned for a claim. */
    public static PersistentVolume madeFor(
            VolumeClaim claim, String driver, @Nullable List<NodeSelectorTerm> affinity) {
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

    /** Returns the volume after its claim and data are deleted. */
    public PersistentVolume released() {
        return setAside(null, "", true);
    }

    private PersistentVolume setAside(@Nullable String forClaim, String uid, boolean available) {
        return new PersistentVolume(
                name, labels, offers, forClaim, uid, available, isDeleted, isKept, affinity, csi,
                disk);
    }

    /** Returns whether nodes with these labels can access the volume. Only labels are checked. */
    public boolean isReachedFrom(Map<String, String> nodeLabels) {
        return reached(affinity, nodeLabels);
    }

    public static boolean reached(
            @Nullable List<NodeSelectorTerm> affinity, Map<String, String> nodeLabels) {
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
     * Returns whether size and mode satisfy the claim, regardless of any reservation.
     *
     * @param byAttributes whether the VolumeAttributesClass must match
     */
    public boolean couldServe(VolumeClaim wanted, boolean byAttributes) {
        VolumeTraits wants = wanted.wants();
        return offers.size().compareTo(wants.size()) >= 0
                && offers.mode().equals(wants.mode())
                && (!byAttributes || offers.attributesClass().equals(wants.attributesClass()))
                && !isDeleted;
    }

    /** Returns whether the volume is free for a claim that it is not reserved for. */
    public boolean isFreeFor(VolumeClaim wanted) {
        return isAvailable
                && (wanted.selector() == null || wanted.selector().matches(labels))
                && offers.className().equals(wanted.wants().className())
                && offers.accessModes().containsAll(wanted.wants().accessModes());
    }
}
