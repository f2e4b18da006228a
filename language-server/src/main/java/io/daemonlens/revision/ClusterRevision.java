package io.daemonlens.revision;

import java.util.Optional;

/**
 * The name of a revision that only a cluster has: {@code live}, or {@code revision:N} for the
 * template of one ControllerRevision; each with {@code :NAME} if no file identifies the DaemonSet.
 *
 * @param word as written
 * @param number of the revision as written, which may be no number; empty for the live object
 * @param name of the DaemonSet; empty if the word has none
 */
public record ClusterRevision(String word, String number, String name) {

    /** Parses a name; empty if it names something else, such as a file or a git ref. */
    public static Optional<ClusterRevision> parse(String word) {
        String[] parts = word.split(":", -1);
        String last = parts[parts.length - 1];
        if (parts[0].equals("live") && parts.length <= 2) {
            return Optional.of(new ClusterRevision(word, "", parts.length == 2 ? last : ""));
        }
        return parts[0].equals("revision") && (parts.length == 2 || parts.length == 3)
                ? Optional.of(new ClusterRevision(word, parts[1], parts.length == 3 ? last : ""))
                : Optional.empty();
    }

    public boolean isLive() {
        return number.isEmpty() && !word.startsWith("revision");
    }

    /** Returns the name in reports: {@code revision 3}. */
    public String source() {
        return isLive() ? "live" : "revision " + number;
    }
}
