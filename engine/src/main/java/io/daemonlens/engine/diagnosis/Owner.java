package io.daemonlens.engine.diagnosis;

import java.util.Locale;

/** Where a cause is mended. */
public enum Owner {
    TEMPLATE,
    NODE,
    CLUSTER,
    ROLLOUT;

    /** As in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
