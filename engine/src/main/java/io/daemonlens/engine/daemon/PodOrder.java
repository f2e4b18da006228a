package io.daemonlens.engine.daemon;

import io.daemonlens.engine.core.Pod;
import java.time.Instant;
import java.util.Comparator;

/**
 * The controller's preference among pods of one node: bound pods first, then by age, oldest first,
 * then by name.
 */
final class PodOrder {

    static final Comparator<Pod> FIRST_STAYS =
            Comparator.comparing((Pod pod) -> !pod.isBound())
                    .thenComparing(PodOrder::createdAt)
                    .thenComparing(Pod::name);

    private PodOrder() {}

    /** Returns the creation time; unknown counts as oldest, as Go's zero time does. */
    private static Instant createdAt(Pod pod) {
        return pod.createdAt() == null ? Instant.MIN : pod.createdAt();
    }
}
