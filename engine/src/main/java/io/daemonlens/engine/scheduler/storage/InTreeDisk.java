package io.daemonlens.engine.scheduler.storage;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.WellKnown;
import java.net.URI;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A network disk of an in-tree volume plugin. Checked against csi-translation-lib, 0.24 to 0.37.
 *
 * @param id the in-tree name of the disk
 * @param csi the CSI volume it is migrated to; null if the driver does not support it
 */
public record InTreeDisk(InTreePlugin kind, String id, @Nullable CsiVolume csi) {

    private static final String ANY = "UNSPECIFIED";

    /**
     * Returns the disk of a pod's volume or of a PersistentVolume's spec; null if the volume is of
     * another type.
     *
     * @param labels the labels of the PersistentVolume
     */
    public static @Nullable InTreeDisk of(Field volume, Map<String, String> labels) {
        for (InTreePlugin kind : InTreePlugin.values()) {
            Field disk = kind.in(volume);
            if (disk.present()) {
                String handle = handle(kind, disk, labels);
                CsiVolume csi = handle == null ? null : new CsiVolume(kind.driver(), handle);
                return new InTreeDisk(kind, kind.idOf(disk), csi);
            }
        }
        return null;
    }

    private static @Nullable String handle(
            InTreePlugin kind, Field disk, Map<String, String> labels) {
        return switch (kind) {
            case AWS -> awsHandle(kind.idOf(disk));
            case GCE -> gceHandle(kind.idOf(disk), labels);
            case AZURE -> {
                String managed = disk.at("kind").text();
                yield managed.isEmpty() || managed.equalsIgnoreCase("Managed")
                        ? disk.at("diskURI").text()
                        : null;
            }
            case CINDER, PORTWORX -> kind.idOf(disk);
        };
    }

    private static String withoutOuterSlashes(String path) {
        int start = 0;
        int end = path.length();
        while (start < end && path.charAt(start) == '/') {
            start++;
        }
        while (end > start && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(start, end);
    }

    private static @Nullable String awsHandle(String id) {
        if (!id.startsWith("aws://")) {
            return id;
        }
        try {
            String path = withoutOuterSlashes(URI.create(id).getPath());
            return path.startsWith("vol-") && path.indexOf('/') < 0 ? path : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String gceHandle(String name, Map<String, String> labels) {
        String zones = labels.getOrDefault(WellKnown.OLD_ZONE, "");
        zones = zones.isEmpty() ? labels.getOrDefault(WellKnown.ZONE, "") : zones;
        if (!zones.contains("__")) {
            String zone = zones.isEmpty() ? ANY : zones;
            return "projects/" + ANY + "/zones/" + zone + "/disks/" + name;
        }
        TreeSet<String> regions = new TreeSet<>();
        for (String zone : zones.split("__", -1)) {
            if (!zone.matches("[^-]*-[^-]*-[^-]*")) {
                return null;
            }
            regions.add(zone.substring(0, zone.lastIndexOf('-')));
        }
        return regions.size() > 1
                ? null
                : "projects/" + ANY + "/regions/" + regions.first() + "/disks/" + name;
    }
}
