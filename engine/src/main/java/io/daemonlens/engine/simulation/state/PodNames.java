package io.daemonlens.engine.simulation.state;

import io.daemonlens.engine.apps.PodTemplateHash;

/** Names for new pods. They count up, where the API server draws the suffix at random. */
final class PodNames {

    private static final int SUFFIX = 5;

    private long named;

    String next(String daemonSet) {
        StringBuilder suffix = new StringBuilder();
        long number = named++;
        for (int i = 0; i < SUFFIX; i++) {
            suffix.append(
                    PodTemplateHash.SAFE.charAt((int) (number % PodTemplateHash.SAFE.length())));
            number /= PodTemplateHash.SAFE.length();
        }
        return daemonSet + "-" + suffix.reverse();
    }
}
