package io.daemonlens.engine.apps;

import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.KubernetesVersion;
import org.jspecify.annotations.Nullable;

/**
 * The hash that names a revision: FNV-1a over a dump of the pod template. The dump contains all
 * fields with their Go names and types, so the same template has different hashes in different
 * minors. Follows {@code pkg/controller/controller_utils.go} and {@code pkg/util/hash}, 1.8 and
 * later.
 *
 * @param number the unsigned 32-bit hash
 */
public record PodTemplateHash(long number) {

    public static final String SAFE = "bcdfghjklmnpqrstvwxz2456789";
    private static final DumpedType[] TEMPLATES =
            new DumpedType[KubernetesVersion.NEWEST.minor() + 1];

    /**
     * Hashes a template as the API server stores it: defaults applied, quantities canonical.
     *
     * @param collisionCount the DaemonSet's {@code status.collisionCount}; null if absent, which
     *     differs from 0
     */
    public static PodTemplateHash of(
            JsonObject template, @Nullable Integer collisionCount, KubernetesVersion version) {
        Fnv fnv = Fnv.hashOnly();
        dump(template, version, fnv);
        if (collisionCount != null) {
            for (int shift = 0; shift < 64; shift += 8) {
                fnv.addByte(shift < 32 ? collisionCount >>> shift & 0xff : 0);
            }
        }
        return new PodTemplateHash(fnv.hash() & 0xffffffffL);
    }

    /** Returns the text that is hashed. */
    public static String dump(JsonObject template, KubernetesVersion version) {
        Fnv fnv = Fnv.withText();
        dump(template, version, fnv);
        return fnv.text();
    }

    private static void dump(JsonObject template, KubernetesVersion version, Fnv out) {
        out.add("(v1.PodTemplateSpec)");
        type(version).write(template, out);
    }

    private static synchronized DumpedType type(KubernetesVersion version) {
        DumpedType known = TEMPLATES[version.minor()];
        if (known == null) {
            known = new DumpedType(ApiTypes.of(version).type("core.v1.PodTemplateSpec"));
            TEMPLATES[version.minor()] = known;
        }
        return known;
    }

    /** Returns the suffix of the revision name: digits encoded as letters that form no words. */
    public String encoded() {
        String digits = Long.toString(number);
        StringBuilder out = new StringBuilder(digits.length());
        for (int i = 0; i < digits.length(); i++) {
            out.append(SAFE.charAt(digits.charAt(i) % SAFE.length()));
        }
        return out.toString();
    }

    /**
     * Returns the value of the pod label {@code controller-revision-hash}: plain digits before
     * 1.12.
     */
    public String label(KubernetesVersion version) {
        return version.isBefore(12) ? Long.toString(number) : encoded();
    }

    /** The suffix of the revision name. */
    @Override
    public String toString() {
        return encoded();
    }
}
