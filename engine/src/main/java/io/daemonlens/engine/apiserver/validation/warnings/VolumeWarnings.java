package io.daemonlens.engine.apiserver.validation.warnings;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.apiserver.validation.core.Quantities;
import java.util.List;

/**
 * Warns about deprecated and removed volume types, and about fractional byte quantities of claims.
 */
final class VolumeWarnings {

    private static final String UNTIL_25 = "deprecated in v1.22, non-functional in v1.25+";
    private static final String PLANNED =
            "deprecated in v1.22, support removal is planned in v1.26";

    /** The warning about a volume type in the minor versions {@code since} to {@code until}. */
    private record Kind(String member, String printed, int since, int until, String text) {
        Kind(String member, int since, int until, String text) {
            this(member, member, since, until, text);
        }
    }

    private static final int END = 99;

    private static final List<Kind> KINDS =
            List.of(
                    new Kind(
                            "photonPersistentDisk",
                            0,
                            END,
                            "deprecated in v1.11, non-functional in v1.16+"),
                    new Kind(
                            "gitRepo",
                            33,
                            END,
                            "deprecated in v1.11, and disabled by default in v1.33+"),
                    new Kind("gitRepo", 0, 32, "deprecated in v1.11"),
                    new Kind("scaleIO", 0, END, "deprecated in v1.16, non-functional in v1.22+"),
                    new Kind("flocker", 27, END, UNTIL_25),
                    new Kind("flocker", 0, 26, PLANNED),
                    new Kind("storageos", "storageOS", 27, END, UNTIL_25),
                    new Kind("storageos", "storageOS", 0, 26, PLANNED),
                    new Kind("quobyte", 27, END, UNTIL_25),
                    new Kind("quobyte", 0, 26, PLANNED),
                    new Kind("glusterfs", 27, END, "deprecated in v1.25, non-functional in v1.26+"),
                    new Kind(
                            "glusterfs",
                            25,
                            26,
                            "deprecated in v1.25, this feature will be removed soon after in a"
                                    + " subsequent release"),
                    new Kind("ephemeral", 26, END, ""),
                    new Kind("cephfs", 28, END, "deprecated in v1.28, non-functional in v1.31+"),
                    new Kind("rbd", 28, END, "deprecated in v1.28, non-functional in v1.31+"));

    private VolumeWarnings() {}

    static void add(Field volumes, WarningList warnings) {
        int minor = warnings.version().minor();
        for (Field volume : volumes.items()) {
            for (Kind kind : KINDS) {
                if (minor < kind.since || minor > kind.until || volume.at(kind.member).absent()) {
                    continue;
                }
                if (kind.text.isEmpty()) {
                    addClaim(volume, warnings);
                } else {
                    warnings.add(
                            Warning.Kind.DEPRECATED,
                            volume.path().child(kind.member),
                            volume.path().child(kind.printed) + ": " + words(kind, warnings));
                }
            }
        }
    }

    /**
     * Returns the warning. For gitRepo it is shorter if the gate of the git repository driver is
     * on.
     */
    private static String words(Kind kind, WarningList warnings) {
        boolean enabled =
                kind.member.equals("gitRepo") && warnings.gates().enabled("GitRepoVolumeDriver");
        return enabled ? "deprecated in v1.11" : kind.text;
    }

    private static void addClaim(Field volume, WarningList warnings) {
        Field resources = volume.at("ephemeral", "volumeClaimTemplate", "spec", "resources");
        addFraction(resources.at("requests"), "storage", warnings);
        addFraction(resources.at("limits"), "storage", warnings);
    }

    /** Warns about a quantity that is not a whole number of bytes. */
    static void addFraction(Field quantities, String name, WarningList warnings) {
        for (Field entry : quantities.entries()) {
            if (!entry.path().name().equals(name)) {
                continue;
            }
            Quantity quantity = Quantities.of(entry);
            if (quantity.milliValue() % 1000 != 0) {
                warnings.add(
                        Warning.Kind.FRACTIONAL_BYTES,
                        entry,
                        "fractional byte value "
                                + Quantities.quoted(quantity)
                                + " is invalid, must be an integer");
            }
        }
    }
}
