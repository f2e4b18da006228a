package io.daemonlens.engine.scheduler.framework;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.scheduler.storage.InTreeDisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A pod's volume that matters to the scheduler: it has a claim or is a network disk.
 *
 * @param claim the name of its PersistentVolumeClaim; null if it names none
 * @param made the ephemeral claim created for each pod; null if there is none
 * @param disk the in-tree disk; null if the volume is of another type
 */
public record PodVolume(@Nullable String claim, @Nullable Made made, @Nullable InTreeDisk disk) {

    /**
     * The claim of an ephemeral volume, created for one pod.
     *
     * @param volume the volume's name, which becomes part of the claim's name
     * @param template metadata and spec of the claim
     */
    record Made(String volume, Field template) {}

    /** Reads the volumes of a pod's spec, in manifest order. */
    static List<PodVolume> of(Field spec) {
        List<PodVolume> volumes = new ArrayList<>(0);
        for (Field volume : spec.at("volumes").items()) {
            Field claim = volume.at("persistentVolumeClaim");
            Field ephemeral = volume.at("ephemeral");
            if (claim.present()) {
                volumes.add(new PodVolume(claim.at("claimName").text(), null, null));
            } else if (ephemeral.present()) {
                Field template = ephemeral.at("volumeClaimTemplate");
                Made made = new Made(volume.at("name").text(), template);
                volumes.add(new PodVolume(null, made, null));
            } else {
                InTreeDisk disk = InTreeDisk.of(volume, Map.of());
                if (disk != null) {
                    volumes.add(new PodVolume(null, null, disk));
                }
            }
        }
        return List.copyOf(volumes);
    }

    public boolean hasClaim() {
        return claim != null || made != null;
    }

    /** Returns the name of the volume's claim as {@code namespace/name}. */
    public String claimKey(PodInfo pod) {
        String name =
                claim != null ? claim : pod.name() + "-" + Objects.requireNonNull(made).volume();
        return pod.namespace() + "/" + name;
    }
}
