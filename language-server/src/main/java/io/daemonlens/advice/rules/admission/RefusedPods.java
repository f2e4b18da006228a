package io.daemonlens.advice.rules.admission;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.admission.Admission;
import io.daemonlens.engine.apiserver.admission.NamespaceView;
import io.daemonlens.engine.apiserver.admission.Refusal;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.settings.Severity;
import java.util.List;

/**
 * Reports fields that only admission may set: it derives their values from a class and refuses pods
 * with other values. The result is that of a cluster about which nothing is known.
 */
public final class RefusedPods implements Rule {

    private static final List<String> FIELDS = List.of("priority", "preemptionPolicy", "overhead");

    @Override
    public String code() {
        return "refused-pods";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        for (String name : FIELDS) {
            Field field = subject.pod().at(name);
            if (field.present()) {
                Refusal refusal = answer(subject, name);
                if (refusal != null && answer(subject, "") == null) {
                    advice.say(field.path(), refusal.message());
                    advice.offerRemoval(field.path(), false);
                }
            }
        }
    }

    /**
     * Returns the refusal of a pod that has only this one of the fields; null if it is admitted.
     */
    private static Refusal answer(Subject subject, String only) {
        JsonObject template = (JsonObject) subject.stored().at("spec", "template").value();
        JsonObject pod = template.copy();
        JsonObject spec = pod.object("spec");
        for (String name : FIELDS) {
            if (!name.equals(only)) {
                spec.remove(name);
            }
        }
        Field daemonSet = subject.stored().at("metadata");
        String namespace = daemonSet.at("namespace").text();
        JsonObject metadata = pod.object("metadata");
        metadata = metadata == null ? new JsonObject() : metadata;
        pod.put(
                "metadata",
                metadata.put("namespace", namespace)
                        .put("generateName", daemonSet.at("name").text() + "-"));
        NamespaceView nothingKnown = NamespaceView.of(namespace, kind -> List.of(), false);
        return Admission.of(nothingKnown, subject.version()).admit(pod).refusal();
    }
}
