package io.daemonlens.analysis;

import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;

/** Lets the rules look at an object and turns what they say into findings. */
final class Advisor {

    private Advisor() {}

    static List<Finding> advise(
            Manifest manifest, Response answer, KubernetesVersion version, Settings settings) {
        return List.of();
    }
}
