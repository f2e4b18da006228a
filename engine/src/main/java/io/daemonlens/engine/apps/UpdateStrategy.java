package io.daemonlens.engine.apps;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.IntOrString;
import org.jspecify.annotations.Nullable;

/**
 * The update strategy of a DaemonSet.
 *
 * @param type {@code RollingUpdate} or {@code OnDelete}
 * @param maxUnavailable the number of nodes that may lack an available pod; null counts as 0
 * @param maxSurge the number of nodes that may have both an old and a new pod; null counts as 0
 */
public record UpdateStrategy(
        String type, @Nullable IntOrString maxUnavailable, @Nullable IntOrString maxSurge) {

    public static final String ROLLING_UPDATE = "RollingUpdate";
    public static final String ON_DELETE = "OnDelete";

    /** Reads a strategy at the cursor. */
    public static UpdateStrategy of(Field field) {
        Field rolling = field.at("rollingUpdate");
        return new UpdateStrategy(
                field.at("type").text(),
                IntOrString.of(rolling.at("maxUnavailable").value()),
                IntOrString.of(rolling.at("maxSurge").value()));
    }

    public static UpdateStrategy rollingUpdate(IntOrString maxUnavailable, IntOrString maxSurge) {
        return new UpdateStrategy(ROLLING_UPDATE, maxUnavailable, maxSurge);
    }

    public static UpdateStrategy onDelete() {
        return new UpdateStrategy(ON_DELETE, null, null);
    }

    public boolean isRollingUpdate() {
        return type.equals(ROLLING_UPDATE);
    }

    /**
     * Resolves maxUnavailable against a number of nodes; percentages are rounded up.
     *
     * @throws IntOrString.FormatException if it is neither a number nor a percentage
     */
    public int maxUnavailableOf(int nodes) {
        return countOf(maxUnavailable, nodes);
    }

    /**
     * Resolves maxSurge against a number of nodes; percentages are rounded up.
     *
     * @throws IntOrString.FormatException if it is neither a number nor a percentage
     */
    public int maxSurgeOf(int nodes) {
        return countOf(maxSurge, nodes);
    }

    private int countOf(@Nullable IntOrString amount, int nodes) {
        return amount == null || !isRollingUpdate() ? 0 : (int) amount.scaledValue(nodes, true);
    }
}
