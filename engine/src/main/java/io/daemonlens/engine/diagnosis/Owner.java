package io.daemonlens.engine.diagnosis;

import java.util.Locale;

/** Where a cause is fixed. */
public enum Owner {
    TEMPLATE,
    NODE,
    CLUSTER,
    ROLLOUT;

    /** Returns the name used in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
