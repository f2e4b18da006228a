package io.daemonlens.engine.daemon;

import io.daemonlens.engine.core.Pod;
import java.time.Instant;
import java.util.Comparator;

/**
 * The order in which the controller prefers pods of one node: bound ones, then older, then name.
 */
final class PodOrder {

    static final Comparator<Pod> FIRST_STAYS =
            Comparator.comparing((Pod pod) -> !pod.isBound())
                    .thenComparing(PodOrder::createdAt)
                    .thenComparing(Pod::name);

    private PodOrder() {}

    /** A pod whose age is not known counts as the oldest, as Go's zero time does. */
    private static Instant createdAt(Pod pod) {
        return pod.createdAt() == null ? Instant.MIN : pod.createdAt();
    }
}
