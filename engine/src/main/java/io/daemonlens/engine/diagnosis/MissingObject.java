package io.daemonlens.engine.diagnosis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object that a pod references and that does not exist, parsed from the kubelet's message.
 *
 * @param kind such as {@code ConfigMap}
 */
record MissingObject(String kind, String name) {

    private static final Pattern NOT_FOUND =
            Pattern.compile("(configmap|secret|persistentvolumeclaim) \"([^\"]+)\" not found");

    /** Parses a message; returns null if it is about something else. */
    static MissingObject in(String message) {
        Matcher found = NOT_FOUND.matcher(message);
        if (!found.find()) {
            return null;
        }
        String kind =
                switch (found.group(1)) {
                    case "configmap" -> "ConfigMap";
                    case "secret" -> "Secret";
                    default -> "PersistentVolumeClaim";
                };
        return new MissingObject(kind, found.group(2));
    }
}
