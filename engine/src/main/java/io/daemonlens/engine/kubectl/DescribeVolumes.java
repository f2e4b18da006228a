package io.daemonlens.engine.kubectl;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.JsonNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints the volumes block of kubectl's description of a pod template. Texts follow kubectl 1.34.
 */
final class DescribeVolumes {

    /** A line of a volume: its label and the member that it shows. */
    private record Line(String label, String member) {}

    /** The description of a volume kind, and the lines below it. */
    private record Kind(String says, List<Line> lines) {}

    /** The volume kinds, in the order in which kubectl checks them. */
    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

    static {
        kind("hostPath", "HostPath (bare host directory volume)", "Path:path", "HostPathType:type");
        kind(
                "emptyDir",
                "EmptyDir (a temporary directory that shares a pod's lifetime)",
                "Medium:medium",
                "SizeLimit:sizeLimit");
        kind(
                "gcePersistentDisk",
                "GCEPersistentDisk (a Persistent Disk resource in Google Compute Engine)",
                "PDName:pdName",
                "FSType:fsType",
                "Partition:partition#",
                "ReadOnly:readOnly?");
        kind(
                "awsElasticBlockStore",
                "AWSElasticBlockStore (a Persistent Disk resource in AWS)",
                "VolumeID:volumeID",
                "FSType:fsType",
                "Partition:partition#",
                "ReadOnly:readOnly?");
        kind(
                "gitRepo",
                "GitRepo (a volume that is pulled from git when the pod is created)",
                "Repository:repository",
                "Revision:revision");
        kind(
                "secret",
                "Secret (a volume populated by a Secret)",
                "SecretName:secretName",
                "Optional:optional?");
        kind(
                "configMap",
                "ConfigMap (a volume populated by a ConfigMap)",
                "Name:name",
                "Optional:optional?");
        kind(
                "nfs",
                "NFS (an NFS mount that lasts the lifetime of a pod)",
                "Server:server",
                "Path:path",
                "ReadOnly:readOnly?");
        kind(
                "glusterfs",
                "Glusterfs (a Glusterfs mount on the host that shares a pod's lifetime)",
                "EndpointsName:endpoints",
                "Path:path",
                "ReadOnly:readOnly?");
        kind(
                "persistentVolumeClaim",
                "PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)",
                "ClaimName:claimName",
                "ReadOnly:readOnly?");
        kind("portworxVolume", "PortworxVolume (a Portworx Volume resource)", "VolumeID:volumeID");
        kind(
                "quobyte",
                "Quobyte (a Quobyte mount on the host that shares a pod's lifetime)",
                "Registry:registry",
                "Volume:volume",
                "ReadOnly:readOnly?");
        kind("downwardAPI", "DownwardAPI (a volume populated by information about the pod)");
        kind("projected", "Projected (a volume that contains injected data from multiple sources)");
        kind(
                "csi",
                "CSI (a Container Storage Interface (CSI) volume source)",
                "Driver:driver",
                "FSType:fsType",
                "ReadOnly:readOnly?");
    }

    private DescribeVolumes() {}

    private static void kind(String source, String says, String... lines) {
        KINDS.put(
                source,
                new Kind(
                        says,
                        List.of(lines).stream()
                                .map(line -> line.split(":", 2))
                                .map(parts -> new Line(parts[0], parts[1]))
                                .toList()));
    }

    static void write(Field volumes, Lines out) {
        if (volumes.size() == 0) {
            out.line(1, "Volumes:\t<none>");
            return;
        }
        out.line(1, "Volumes:");
        for (Field volume : volumes.items()) {
            out.line(1, " " + volume.at("name").text() + ":");
            writeSource(volume, out);
        }
    }

    private static void writeSource(Field volume, Lines out) {
        for (Map.Entry<String, Kind> each : KINDS.entrySet()) {
            Field source = volume.at(each.getKey());
            if (source.present()) {
                out.line(2, "Type:\t" + each.getValue().says());
                for (Line line : each.getValue().lines()) {
                    out.line(2, line.label() + ":\t" + shown(source, line.member()));
                }
                writeParts(each.getKey(), source, out);
                return;
            }
        }
        out.line(1, "<unknown>");
    }

    private static String shown(Field source, String member) {
        if (member.endsWith("?")) {
            return String.valueOf(source.at(member.substring(0, member.length() - 1)).isTrue());
        }
        if (member.endsWith("#")) {
            return String.valueOf(source.at(member.substring(0, member.length() - 1)).number());
        }
        Field value = source.at(member);
        return switch (member) {
            case "sizeLimit" -> sizeLimit(value);
            case "type", "fsType" -> pointer(value, member);
            default -> value.text();
        };
    }

    private static String pointer(Field value, String member) {
        return value.absent() && member.equals("type") ? "<none>" : value.text();
    }

    private static String sizeLimit(Field limit) {
        String text = limit.value() instanceof JsonNumber n ? n.literal() : limit.text();
        if (text.isEmpty()) {
            return "<unset>";
        }
        Quantity quantity = Quantity.parse(text);
        return quantity.signum() > 0 ? quantity.toString() : "<unset>";
    }

    private static void writeParts(String kind, Field source, Lines out) {
        switch (kind) {
            case "downwardAPI" -> {
                out.line(2, "Items:");
                for (Field item : source.at("items").items()) {
                    String from =
                            item.at("fieldRef").present()
                                    ? item.at("fieldRef", "fieldPath").text()
                                    : item.at("resourceFieldRef", "resource").text();
                    out.line(3, from + " -> " + item.at("path").text());
                }
            }
            case "projected" -> {
                for (Field part : source.at("sources").items()) {
                    writeProjected(part, out);
                }
            }
            case "csi" -> writeAttributes(source.at("volumeAttributes"), out);
            default -> {
                // The table contains all its lines.
            }
        }
    }

    private static void writeProjected(Field part, Lines out) {
        if (part.at("secret").present()) {
            out.line(2, "SecretName:\t" + part.at("secret", "name").text());
            out.line(2, "Optional:\t" + part.at("secret", "optional").isTrue());
        } else if (part.at("downwardAPI").present()) {
            out.line(2, "DownwardAPI:\ttrue");
        } else if (part.at("configMap").present()) {
            out.line(2, "ConfigMapName:\t" + part.at("configMap", "name").text());
            out.line(2, "Optional:\t" + part.at("configMap", "optional").isTrue());
        } else if (part.at("serviceAccountToken").present()) {
            out.line(
                    2,
                    "TokenExpirationSeconds:\t"
                            + part.at("serviceAccountToken", "expirationSeconds").number());
        }
    }

    private static void writeAttributes(Field attributes, Lines out) {
        List<Field> entries = attributes.entries();
        if (entries.isEmpty()) {
            out.line(2, "VolumeAttributes:\t<none>");
            return;
        }
        String before = "    VolumeAttributes:\t";
        for (Field entry : entries) {
            out.line(0, before + "    " + entry.path().name() + "=" + entry.text());
            before = "    \t";
        }
    }
}
