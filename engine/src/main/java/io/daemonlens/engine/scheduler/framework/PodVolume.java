package io.daemonlens.engine.scheduler.framework;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.scheduler.storage.InTreeDisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A volume of a pod that the scheduler asks about: it has a claim, or is a network disk.
 *
 * @param claim the claim it names; null where it names none
 * @param made the claim that is made for each pod that has it; null where none is
 * @param disk the disk that it is; null where it is none
 */
public record PodVolume(String claim, Made made, InTreeDisk disk) {

    /**
     * A claim that is made for one pod.
     *
     * @param volume the volume's name, which becomes part of the claim's
     * @param template metadata and spec of the claim
     */
    record Made(String volume, Field template) {}

    /** From the cursor at a pod's spec, in written order. */
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

    /** What its claim is called: {@code namespace/name}. */
    public String claimKey(PodInfo pod) {
        String name = claim != null ? claim : pod.name() + "-" + made.volume();
        return pod.namespace() + "/" + name;
    }
}
