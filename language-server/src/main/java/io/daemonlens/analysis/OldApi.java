package io.daemonlens.analysis;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.Finding.Source;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.repair.Migration;
import io.daemonlens.repair.Repairs;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Settings;
import io.daemonlens.settings.Severity;
import java.util.Optional;

/**
 * Reports a DaemonSet of an API that Kubernetes stopped serving in 1.16, if no Kubernetes version
 * is set: it is checked against the last version that serves the API, and the user must know that.
 */
final class OldApi {

    private OldApi() {}

    static Optional<Finding> in(Manifest manifest, KubernetesVersion version, Settings settings) {
        if (!Migration.concerns(manifest)
                || settings.destination().chosenVersion(manifest.directives()) != null) {
            return Optional.empty();
        }
        FieldPath at = FieldPath.of("apiVersion");
        return Optional.of(
                Finding.of(
                                "removed-api",
                                Severity.WARNING,
                                Source.ADVICE,
                                at.toString(),
                                manifest.rangeOf(at),
                                settings.wording()
                                        .say("not-served.since", manifest.apiVersion(), version),
                                settings.wording()
                                        .say("not-served.since.help", manifest.apiVersion()))
                        .with(
                                new Repairs(manifest, version, settings.wording()).migration(),
                                java.util.List.of()));
    }
}
