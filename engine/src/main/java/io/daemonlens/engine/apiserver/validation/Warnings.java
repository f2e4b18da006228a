package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/** What the API server says beside accepting a DaemonSet: one text a {@code Warning} header. */
public final class Warnings {

    private Warnings() {}

    /** The warnings for an accepted object, in the server's order, each text once. */
    public static List<String> of(Field daemonSet, KubernetesVersion version, Gates gates) {
        return new ArrayList<>();
    }
}
