package io.daemonlens.cluster;

/** Why a file is not a snapshot of a cluster, and how to make one. */
final class SnapshotProblems {

    static final String HOW_TO_SAVE =
            "save one with `kubectl get " + Kubectl.KINDS + " -A -o yaml` and pass that file";

    private SnapshotProblems() {}

    static ClusterException noYaml(String place, String problem, boolean described) {
        String hint = described ? "This looks like the output of `kubectl describe`; s" : "S";
        return ClusterException.unreadable(
                place + ": no YAML: " + problem + ". " + hint + HOW_TO_SAVE.substring(1) + ".");
    }

    static ClusterException holdsNothing(String place) {
        return ClusterException.unreadable(
                place + ": holds no object of a cluster; " + HOW_TO_SAVE + ".");
    }
}
