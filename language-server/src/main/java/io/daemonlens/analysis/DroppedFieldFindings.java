package io.daemonlens.analysis;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.defaults.DroppedFields;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.Finding.Source;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.List;

/** Reports fields that the server silently drops because their feature gate is off. */
final class DroppedFieldFindings {

    static final String CODE = "dropped-field";

    private DroppedFieldFindings() {}

    static List<Finding> in(Manifest manifest, KubernetesVersion version, Wording wording) {
        List<Finding> findings = new ArrayList<>();
        if (manifest.body().tree() instanceof JsonObject written) {
            for (DroppedFields.DroppedField each : DroppedFields.of(Field.of(written), version)) {
                findings.add(
                        Finding.of(
                                CODE,
                                Severity.WARNING,
                                Source.ADVICE,
                                each.at().toString(),
                                manifest.keyRangeOf(each.at()),
                                wording.say(CODE, each.at().name(), version, each.gate()),
                                each.onSince() == Integer.MAX_VALUE
                                        ? wording.say("dropped-field.help-never", each.gate())
                                        : wording.say(
                                                "dropped-field.help",
                                                each.gate(),
                                                "1." + each.onSince())));
            }
        }
        return findings;
    }
}
