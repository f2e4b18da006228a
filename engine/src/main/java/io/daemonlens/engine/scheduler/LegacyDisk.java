package io.daemonlens.engine.scheduler;

import io.daemonlens.engine.apimachinery.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * A network disk named in the pod itself, which two pods of one node cannot share unless both only
 * read it.
 *
 * @param kind the volume source
 * @param disk what identifies the disk
 * @param readOnly whether this pod only reads; never so where sharing does not help
 */
record LegacyDisk(String kind, String disk, boolean readOnly) {

    static List<LegacyDisk> of(Field spec) {
        List<LegacyDisk> disks = new ArrayList<>(0);
        for (Field volume : spec.at("volumes").items()) {
            Field gce = volume.at("gcePersistentDisk");
            Field aws = volume.at("awsElasticBlockStore");
            Field iscsi = volume.at("iscsi");
            Field rbd = volume.at("rbd");
            if (gce.present()) {
                disks.add(disk("gce", gce.at("pdName").text(), gce));
            } else if (aws.present()) {
                disks.add(new LegacyDisk("aws", aws.at("volumeID").text(), false));
            } else if (iscsi.present()) {
                disks.add(disk("iscsi", iscsi.at("iqn").text(), iscsi));
            } else if (rbd.present()) {
                String image = rbd.at("pool").text() + "/" + rbd.at("image").text();
                disks.add(disk("rbd", rbd.at("monitors").value() + image, rbd));
            }
        }
        return List.copyOf(disks);
    }

    private static LegacyDisk disk(String kind, String name, Field source) {
        return new LegacyDisk(kind, name, source.at("readOnly").isTrue());
    }

    boolean conflictsWith(LegacyDisk other) {
        return kind.equals(other.kind) && disk.equals(other.disk) && !(readOnly && other.readOnly);
    }
}
