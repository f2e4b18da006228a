package io.daemonlens.analysis;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.Finding.Source;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.repair.Repairs;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Settings;
import io.daemonlens.settings.Severity;
import io.daemonlens.settings.Versions;
import java.util.ArrayList;
import java.util.List;

/**
 * A manifest of an API that no supported Kubernetes serves. It is checked at the newest minor that
 * serves it where no version was asked for, and would look fine without this.
 */
final class RemovedApi {

    private RemovedApi() {}

    static List<Finding> of(Manifest manifest, Settings settings, KubernetesVersion version) {
        String apiVersion = manifest.apiVersion();
        boolean asked = Versions.chosen(manifest.directives(), settings) != null;
        boolean removed = Versions.newestServing(apiVersion).isBefore(16);
        if (asked || !removed) {
            return List.of();
        }
        FieldPath at = FieldPath.of("apiVersion");
        Repairs repairs = new Repairs(manifest, KubernetesVersion.NEWEST, settings.wording());
        List<QuickFix> fixes = new ArrayList<>();
        for (QuickFix fix : repairs.migration()) {
            // It changes what an apply does, so it is offered and never taken by itself.
            fixes.add(new QuickFix(fix.title(), false, fix.edits(), fix.changes()));
        }
        Finding finding =
                Finding.of(
                        "removed-api",
                        Severity.WARNING,
                        Source.ADVICE,
                        at.toString(),
                        manifest.rangeOf(at),
                        settings.wording().say("removed-api", apiVersion),
                        settings.wording().say("removed-api.help", version));
        return List.of(finding.with(fixes, List.of()));
    }
}
