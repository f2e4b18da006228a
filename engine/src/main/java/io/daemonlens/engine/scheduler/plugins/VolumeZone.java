package io.daemonlens.engine.scheduler.plugins;

import io.daemonlens.engine.core.WellKnown;
import io.daemonlens.engine.scheduler.framework.FilterPlugin;
import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PodFilter;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.PodVolume;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import io.daemonlens.engine.scheduler.framework.Status;
import io.daemonlens.engine.scheduler.framework.Storage;
import io.daemonlens.engine.scheduler.storage.PersistentVolume;
import io.daemonlens.engine.scheduler.storage.VolumeClaim;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a node with zone or region labels is in the zone and region of the pod's volumes.
 * Checked against {@code volume_zone.go}, 1.12 and later.
 */
public record VolumeZone(KubernetesVersion version) implements FilterPlugin {

    static final String NAME = "VolumeZone";

    private static final List<String> OLD_LABELS =
            List.of(WellKnown.OLD_ZONE, WellKnown.OLD_REGION);
    private static final List<String> LABELS =
            List.of(
                    WellKnown.OLD_ZONE,
                    WellKnown.OLD_REGION,
                    "topology.kubernetes.io/zone",
                    "topology.kubernetes.io/region");

    private static final int NEW_LABELS_SINCE = 19;
    private static final int ASKED_BEFORE_NODES_SINCE = 27;
    private static final int OLD_MEANS_NEW_SINCE = 29;

    @Override
    public @Nullable PodFilter about(PodInfo pod, Snapshot snapshot) {
        Storage storage = snapshot.storage();
        List<Place> places = new ArrayList<>(0);
        for (PodVolume volume : pod.demands().volumes()) {
            VolumeClaim claim = volume.claim() == null ? null : storage.claim(pod, volume);
            if (claim == null || claim.volumeName().isEmpty()) {
                continue;
            }
            PersistentVolume bound = storage.volume(claim.volumeName());
            if (bound != null) {
                places.addAll(placesOf(bound.labels()));
            } else if (storage.knowsVolumes() && version.isAtLeast(ASKED_BEFORE_NODES_SINCE)) {
                String reason = "persistentvolume \"" + claim.volumeName() + "\" not found";
                return new OfPod(version, List.of(), Status.unresolvable(NAME, reason));
            }
        }
        return places.isEmpty() ? null : new OfPod(version, places, null);
    }

    private List<String> labels() {
        return version.isBefore(NEW_LABELS_SINCE) ? OLD_LABELS : LABELS;
    }

    /** Returns the topology labels of a volume. A label with an empty part is ignored. */
    private List<Place> placesOf(Map<String, String> volumeLabels) {
        List<Place> places = new ArrayList<>(2);
        for (String label : labels()) {
            String text = volumeLabels.get(label);
            if (text != null) {
                List<String> values =
                        Arrays.stream(text.split("__", -1)).map(String::strip).toList();
                if (!values.contains("")) {
                    places.add(new Place(label, values));
                }
            }
        }
        return places;
    }

    /** A volume's topology: a label and its accepted values. */
    private record Place(String label, List<String> values) {

        /** Returns the label's GA name. */
        String newLabel() {
            return label.replace("failure-domain.beta.kubernetes.io", "topology.kubernetes.io");
        }
    }

    /**
     * The filter for one pod.
     *
     * @param refusal why no node can take the pod; null if some node may
     */
    private record OfPod(KubernetesVersion version, List<Place> places, @Nullable Status refusal)
            implements PodFilter {

        @Override
        public @Nullable Status preFilter(PodInfo pod, Snapshot snapshot) {
            return refusal;
        }

        @Override
        public @Nullable Status filter(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster) {
            Map<String, String> labels = node.node().labels();
            if (new VolumeZone(version).labels().stream().noneMatch(labels::containsKey)) {
                return null;
            }
            for (Place place : places) {
                String value = labels.get(place.label());
                if (value == null && version.isAtLeast(OLD_MEANS_NEW_SINCE)) {
                    value = labels.get(place.newLabel());
                }
                if (value == null || !place.values().contains(value)) {
                    return Status.unresolvable(NAME, "node(s) had no available volume zone");
                }
            }
            return null;
        }
    }
}
