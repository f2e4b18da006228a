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
import io.daemonlens.settings.Versions;
import java.util.Optional;

/**
 * A DaemonSet of an API that no Kubernetes since 1.16 serves, where nobody says which Kubernetes is
 * meant: it is checked against the last one that serves it, and its user needs to know.
 */
final class OldApi {

    private OldApi() {}

    static Optional<Finding> in(Manifest manifest, KubernetesVersion version, Settings settings) {
        if (!Migration.concerns(manifest)
                || Versions.chosen(manifest.directives(), settings) != null) {
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
