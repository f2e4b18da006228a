package io.daemonlens.engine.scheduler.plugins;

import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PlainPlugin;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Resources;
import io.daemonlens.engine.scheduler.framework.Status;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks that the node's free resources cover the pod's requests. Every shortage is a reason. */
public record NodeResourcesFit(KubernetesVersion version) implements PlainPlugin {

    /** The plugin's name. */
    public static final String NAME = "NodeResourcesFit";

    /**
     * Before this minor, an overcommitted node also rejects pods that request 0 of the resource.
     */
    private static final int ZERO_ALWAYS_FITS_SINCE = 26;

    /** Since this minor, a request that exceeds the node's allocatable amount is unresolvable. */
    private static final int HOPELESS_SINCE = 34;

    @Override
    public @Nullable Status filter(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster) {
        Resources wanted = pod.demands().requests();
        Shortages shortages = new Shortages();
        if (node.pods().size() + 1 > node.allowedPods()) {
            shortages.reasons.add("Too many pods");
        }
        if (!wanted.isNothing()) {
            Resources has = node.allocatable();
            Resources used = node.requested();
            shortages.check("cpu", wanted.milliCpu(), has.milliCpu(), used.milliCpu());
            shortages.check("memory", wanted.memory(), has.memory(), used.memory());
            shortages.check(
                    "ephemeral-storage",
                    wanted.ephemeralStorage(),
                    has.ephemeralStorage(),
                    used.ephemeralStorage());
            for (Map.Entry<String, Long> scalar : wanted.scalars().entrySet()) {
                String name = scalar.getKey();
                shortages.check(name, scalar.getValue(), has.scalar(name), used.scalar(name));
            }
        }
        return shortages.status();
    }

    private final class Shortages {

        private final List<String> reasons = new ArrayList<>(0);
        private boolean hopeless;

        void check(String name, long wanted, long allocatable, long requested) {
            boolean counts = wanted > 0 || version.isBefore(ZERO_ALWAYS_FITS_SINCE);
            if (counts && wanted > allocatable - requested) {
                reasons.add("Insufficient " + name);
                hopeless |= version.isAtLeast(HOPELESS_SINCE) && wanted > allocatable;
            }
        }

        @Nullable Status status() {
            if (reasons.isEmpty()) {
                return null;
            }
            Status.Code code = hopeless ? Status.Code.UNRESOLVABLE : Status.Code.UNSCHEDULABLE;
            return new Status(code, NAME, reasons);
        }
    }
}
