package io.daemonlens.engine.diagnosis;

import io.daemonlens.engine.apps.DaemonSet;
import java.util.ArrayList;
import java.util.List;

/** Builds the commands of remedies, quoted for pasting into a shell. */
final class RemedyCommands {

    /** The maximum number of objects per command line; longer lists are split. */
    private static final int MOST_NAMES = 50;

    private final String name;
    private final String namespace;

    RemedyCommands(DaemonSet daemonSet) {
        this.name = quoted(daemonSet.name());
        this.namespace = quoted(daemonSet.namespace());
    }

    /**
     * Quotes text for the shell. Valid object names need no quotes, but a broken snapshot may
     * contain other text.
     */
    static String quoted(String text) {
        return text.matches("[A-Za-z0-9._:/=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /**
     * @param revision 0 for the previous revision
     */
    List<String> undo(long revision) {
        String to = revision == 0 ? "" : " --to-revision=" + revision;
        return List.of("kubectl rollout undo ds/" + name + " -n " + namespace + to);
    }

    List<String> patchRollingUpdate(String members) {
        return List.of(
                "kubectl patch ds "
                        + name
                        + " -n "
                        + namespace
                        + " --type=merge -p '{\"spec\":{\"updateStrategy\":{\"rollingUpdate\":{"
                        + members
                        + "}}}}'");
    }

    List<String> describeNodes(List<String> nodes) {
        return inParts("kubectl describe node", nodes);
    }

    List<String> deleteNodes(List<String> nodes) {
        return inParts("kubectl delete node", nodes);
    }

    List<String> deletePods(List<String> pods) {
        return inParts("kubectl delete pod -n " + namespace, pods);
    }

    List<String> forceDeletePods(List<String> pods) {
        return inParts("kubectl delete pod -n " + namespace + " --grace-period=0 --force", pods);
    }

    List<String> controllerManager() {
        return List.of("kubectl get pods -n kube-system -l component=kube-controller-manager");
    }

    private static List<String> inParts(String command, List<String> names) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < names.size(); i += MOST_NAMES) {
            StringBuilder line = new StringBuilder(command);
            List<String> part = names.subList(i, Math.min(names.size(), i + MOST_NAMES));
            if (part.stream().anyMatch(each -> each.startsWith("-"))) {
                line.append(" --");
            }
            for (String each : part) {
                line.append(' ').append(quoted(each));
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
