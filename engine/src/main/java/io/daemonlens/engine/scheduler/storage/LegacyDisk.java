package io.daemonlens.engine.scheduler.storage;

import io.daemonlens.engine.apimachinery.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A network disk named in a pod's spec. Two pods on one node cannot share it unless both mount it
 * read-only.
 *
 * @param kind the volume source
 * @param disk identifies the disk
 * @param monitors the servers of the disk; two disks are the same only if they share a server
 * @param readOnly whether this pod mounts it read-only; false for kinds that cannot be shared
 */
public record LegacyDisk(String kind, String disk, List<String> monitors, boolean readOnly) {

    private static final List<String> ANYWHERE = List.of("");
    private static final String DEFAULT_POOL = "rbd";

    public static List<LegacyDisk> of(Field spec) {
        List<LegacyDisk> disks = new ArrayList<>(0);
        for (Field volume : spec.at("volumes").items()) {
            Field gce = volume.at("gcePersistentDisk");
            Field aws = volume.at("awsElasticBlockStore");
            Field iscsi = volume.at("iscsi");
            Field rbd = volume.at("rbd");
            if (gce.present()) {
                disks.add(disk("gce", gce.at("pdName").text(), gce));
            } else if (aws.present()) {
                disks.add(new LegacyDisk("aws", aws.at("volumeID").text(), ANYWHERE, false));
            } else if (iscsi.present()) {
                disks.add(disk("iscsi", iscsi.at("iqn").text(), iscsi));
            } else if (rbd.present()) {
                disks.add(rbd(rbd));
            }
        }
        return List.copyOf(disks);
    }

    private static LegacyDisk disk(String kind, String name, Field source) {
        return new LegacyDisk(kind, name, ANYWHERE, source.at("readOnly").isTrue());
    }

    private static LegacyDisk rbd(Field rbd) {
        String pool = rbd.at("pool").text().isEmpty() ? DEFAULT_POOL : rbd.at("pool").text();
        List<String> monitors = rbd.at("monitors").items().stream().map(Field::text).toList();
        return new LegacyDisk(
                "rbd", pool + "/" + rbd.at("image").text(), monitors, rbd.at("readOnly").isTrue());
    }

    public boolean conflictsWith(LegacyDisk other) {
        return kind.equals(other.kind)
                && disk.equals(other.disk)
                && !Collections.disjoint(monitors, other.monitors)
                && !(readOnly && other.readOnly);
    }
}
