package io.daemonlens.engine.daemon;

import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.core.Toleration;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * The tolerations that the controller adds to every daemon pod. Follows {@code
 * pkg/controller/daemon/util/daemonset_util.go}, 1.10 to 1.20 and 1.24 and later.
 */
public final class DaemonTolerations {

    private DaemonTolerations() {}

    /** Returns the added tolerations in order, each with operator Exists. */
    public static List<Toleration> added(boolean hostNetwork, KubernetesVersion version) {
        return added(hostNetwork, false, version);
    }

    /**
     * Returns the added tolerations of pods that may be critical.
     *
     * @param critical whether an annotation marks them as critical; used only up to 1.13
     */
    static List<Toleration> added(
            boolean hostNetwork, boolean critical, KubernetesVersion version) {
        List<Toleration> added = new ArrayList<>();
        added.add(exists("not-ready", Taint.NO_EXECUTE));
        added.add(exists("unreachable", Taint.NO_EXECUTE));
        added.add(exists("disk-pressure", Taint.NO_SCHEDULE));
        added.add(exists("memory-pressure", Taint.NO_SCHEDULE));
        if (version.isAtLeast(14)) {
            added.add(exists("pid-pressure", Taint.NO_SCHEDULE));
        }
        if (version.isAtLeast(12)) {
            added.add(exists("unschedulable", Taint.NO_SCHEDULE));
            if (hostNetwork) {
                added.add(exists("network-unavailable", Taint.NO_SCHEDULE));
            }
        }
        if (critical) {
            added.add(exists("out-of-disk", Taint.NO_EXECUTE));
            added.add(exists("out-of-disk", Taint.NO_SCHEDULE));
        }
        return List.copyOf(added);
    }

    private static Toleration exists(String condition, String effect) {
        return Toleration.exists("node.kubernetes.io/" + condition, effect);
    }

    /**
     * Merges the added tolerations into a template's own. An own toleration with the same key,
     * effect, operator and value is replaced in place, so its tolerationSeconds are lost.
     */
    static List<Toleration> merged(List<Toleration> own, List<Toleration> added) {
        List<Toleration> all = new ArrayList<>(own);
        for (Toleration toleration : added) {
            boolean found = false;
            for (int i = 0; i < all.size(); i++) {
                if (sameButSeconds(all.get(i), toleration)) {
                    all.set(i, toleration);
                    found = true;
                }
            }
            if (!found) {
                all.add(toleration);
            }
        }
        return List.copyOf(all);
    }

    private static boolean sameButSeconds(Toleration left, Toleration right) {
        return left.key().equals(right.key())
                && left.effect().equals(right.effect())
                && left.operator().equals(right.operator())
                && left.value().equals(right.value());
    }
}
