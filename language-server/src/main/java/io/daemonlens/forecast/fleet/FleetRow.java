package io.daemonlens.forecast.fleet;

import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import java.util.Comparator;

/**
 * The result of one DaemonSet in one cluster of a fleet.
 *
 * @param cluster the snapshot's file name without its ending
 * @param kubernetesVersion of the cluster; null if not known
 * @param namespace of the DaemonSet
 * @param name of the DaemonSet
 * @param verdict the worst outcome
 * @param desired nodes that should run a pod
 * @param scheduled nodes where it runs
 * @param pending nodes where it waits for resources
 * @param refused nodes where the API server refuses to create it
 * @param evicted pods of others that are evicted
 * @param durationMillis of the rollout; null if it does not end
 * @param reason why, as the server's or scheduler's message; null if there is no problem
 * @param upgrade the verdict under another Kubernetes version; null if none is compared
 */
public record FleetRow(
        String cluster,
        String kubernetesVersion,
        String namespace,
        String name,
        Verdict verdict,
        int desired,
        int scheduled,
        int pending,
        int refused,
        int evicted,
        Long durationMillis,
        String reason,
        Upgraded upgrade) {

    /** The order of all row lists: by cluster, namespace and name. */
    public static final Comparator<FleetRow> ORDER =
            Comparator.comparing(FleetRow::cluster)
                    .thenComparing(FleetRow::namespace)
                    .thenComparing(FleetRow::name);

    /** The outcomes, the worst first. */
    public enum Verdict {
        /** The API server refuses the DaemonSet. */
        REJECTED("rejected"),
        /** The cluster does not serve its apiVersion. */
        NOT_SERVED("notServed"),
        /** The API server refuses its pods. */
        REFUSED("refused"),
        /** The rollout never ends. */
        STUCK("stuck"),
        /** A pod does not fit on its node. */
        PENDING("pending"),
        /** Other pods are evicted. */
        EVICTS("evicts"),
        OK("ok");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        /** The name in reports: {@code notServed}. */
        public String word() {
            return word;
        }

        /** Returns the verdict of this name; null if there is none. */
        public static Verdict of(String word) {
            for (Verdict each : values()) {
                if (each.word.equals(word)) {
                    return each;
                }
            }
            return null;
        }
    }

    /**
     * The result under another Kubernetes version.
     *
     * @param lost the number of nodes that no longer get the pod
     */
    public record Upgraded(String kubernetesVersion, Verdict verdict, int lost) {}

    /** Returns one line of {@code -o ndjson}. */
    public JsonObject json() {
        JsonObject row =
                new JsonObject()
                        .put("cluster", cluster)
                        .put("kubernetesVersion", text(kubernetesVersion))
                        .put("namespace", namespace)
                        .put("name", name)
                        .put("verdict", verdict.word())
                        .put("desired", number(desired))
                        .put("scheduled", number(scheduled))
                        .put("pending", number(pending))
                        .put("refused", number(refused))
                        .put("evicted", number(evicted));
        row.put(
                "durationSeconds",
                durationMillis == null
                        ? JsonNull.NULL
                        : new JsonNumber(
                                durationMillis / 1000 + "." + durationMillis % 1000 / 100));
        row.put("reason", text(reason));
        if (upgrade != null) {
            row.put(
                    "upgrade",
                    new JsonObject()
                            .put("kubernetesVersion", upgrade.kubernetesVersion())
                            .put("verdict", upgrade.verdict().word())
                            .put("lost", number(upgrade.lost())));
        }
        return row;
    }

    private static JsonNumber number(int value) {
        return new JsonNumber(Integer.toString(value));
    }

    private static io.daemonlens.engine.json.JsonValue text(String value) {
        return value == null ? JsonNull.NULL : new JsonText(value);
    }
}
