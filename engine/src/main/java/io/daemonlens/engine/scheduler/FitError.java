package io.daemonlens.engine.scheduler;

import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Status;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler's message for a pod that fits on no node, as each minor version words it. Checked
 * against {@code pkg/scheduler/framework/types.go}.
 */
record FitError(KubernetesVersion version) {

    static final String NOT_HELPFUL = "Preemption is not helpful for scheduling";
    static final String NEVER = "not eligible due to preemptionPolicy=Never.";

    private static final int PREEMPTION_IS_TOLD_SINCE = 24;
    private static final int PRE_FILTER_APART_SINCE = 26;
    private static final int ABSENT_NODES_ARE_TOLD_SINCE = 32;
    private static final int CLAIMS_ARE_DEALLOCATED_SINCE = 34;
    private static final int SUCCESS_IS_TOLD_SINCE = 37;

    /** Returns the message for a pod that one plugin's PreFilter rejected on all nodes at once. */
    String preFilter(PodInfo pod, int nodes, Status refusal) {
        List<String> reasons = refusal.reasons();
        String first =
                version.isBefore(PRE_FILTER_APART_SINCE)
                        ? histogram(counted(reasons, nodes))
                        : String.join(", ", reasons);
        return available(nodes) + " " + first + "." + afterPreFilter(pod, nodes);
    }

    /**
     * Returns the preemption part after a PreFilter rejection. Since 1.34 it is "not found": the
     * DynamicResources plugin's PostFilter fails because its cycle state was never written.
     */
    private String afterPreFilter(PodInfo pod, int nodes) {
        if (version.isAtLeast(CLAIMS_ARE_DEALLOCATED_SINCE)) {
            return " not found";
        }
        String words =
                pod.neverPreempts()
                        ? NEVER
                        : available(nodes) + " " + nodes + " " + NOT_HELPFUL + ".";
        return afterwards("preemption: " + words);
    }

    /**
     * Returns the message for a pod whose nodes were filtered one by one.
     *
     * @param naming the plugins that excluded the remaining nodes; null if none were excluded
     */
    String filter(
            int nodes,
            SortedMap<String, Status> refusals,
            @Nullable String naming,
            Preemptor.Outcome outcome) {
        SortedMap<String, Integer> reasons = count(refusals.values());
        int absent = nodes - refusals.size();
        if (naming != null && absent > 0 && version.isAtLeast(ABSENT_NODES_ARE_TOLD_SINCE)) {
            reasons.put("node(s) didn't satisfy plugin(s) [" + naming + "]", absent);
        }
        String list = reasons.isEmpty() ? "" : " " + histogram(reasons) + ".";
        return available(nodes) + list + afterFilters(outcome);
    }

    private String afterFilters(Preemptor.Outcome outcome) {
        if (outcome.preemption() != null) {
            return version.isAtLeast(SUCCESS_IS_TOLD_SINCE)
                    ? " preemption: found a potential placement for pod on node "
                            + outcome.preemption().node()
                            + ", preempting "
                            + outcome.removed()
                            + " victims"
                    : "";
        }
        boolean deallocates =
                version.isAtLeast(CLAIMS_ARE_DEALLOCATED_SINCE)
                        && version.isBefore(SUCCESS_IS_TOLD_SINCE);
        String prefix = deallocates ? "no new claims to deallocate, " : "";
        return afterwards(prefix + "preemption: " + outcome.failure());
    }

    /** Returns the text after the filters' reasons. 1.26 to 1.28 end it with one dot too many. */
    private String afterwards(String words) {
        if (version.isBefore(PREEMPTION_IS_TOLD_SINCE)) {
            return "";
        }
        return " " + words + (version.isAtLeast(26) && version.isBefore(29) ? "." : "");
    }

    static String available(int nodes) {
        return "0/" + nodes + " nodes are available:";
    }

    private static SortedMap<String, Integer> counted(List<String> reasons, int nodes) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        reasons.forEach(reason -> counts.put(reason, nodes));
        return counts;
    }

    static SortedMap<String, Integer> count(Collection<Status> statuses) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (Status status : statuses) {
            status.reasons().forEach(reason -> counts.merge(reason, 1, Integer::sum));
        }
        return counts;
    }

    /** Sorts the lines as strings, so "10 …" comes before "2 …". */
    static String histogram(Map<String, Integer> counts) {
        List<String> lines = new ArrayList<>(counts.size());
        counts.forEach((reason, count) -> lines.add(count + " " + reason));
        Collections.sort(lines);
        return String.join(", ", lines);
    }
}
