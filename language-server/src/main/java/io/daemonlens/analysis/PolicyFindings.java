package io.daemonlens.analysis;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.fieldguide.Policy;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.Finding.Source;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.settings.Settings;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.TextRange;
import java.util.ArrayList;
import java.util.List;

/** Findings of an organisation's own policies, whether or not the API server accepts the object. */
final class PolicyFindings {

    private PolicyFindings() {}

    static List<Finding> of(Manifest manifest, Settings settings) {
        List<Finding> findings = new ArrayList<>();
        if (manifest.body().tree() instanceof JsonObject object) {
            for (Policy policy : settings.policies()) {
                for (Policy.Breach breach : policy.check(object)) {
                    findings.add(finding(policy, breach, manifest, settings));
                }
            }
        }
        return findings;
    }

    private static Finding finding(
            Policy policy, Policy.Breach breach, Manifest manifest, Settings settings) {
        FieldPath path = breach.path();
        TextRange range =
                path.isRoot() ? manifest.keyRangeOf(FieldPath.of("kind")) : manifest.rangeOf(path);
        String where = path.isRoot() ? "DaemonSet" : path.toString();
        return Finding.of(
                "policy",
                Severity.ERROR,
                Source.POLICY,
                path.toString(),
                range,
                settings.wording().say("policy", policy.name(), where, breach.message()),
                policy.reason().isEmpty()
                        ? settings.wording().say("policy.help")
                        : policy.reason());
    }
}
