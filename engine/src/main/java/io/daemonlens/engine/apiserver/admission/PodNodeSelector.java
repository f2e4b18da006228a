package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds the node selector that a namespace annotation sets for all pods of the namespace: {@code
 * PodNodeSelector}, and OpenShift's plugin with the same purpose. Kubernetes does not enable either
 * by default; a namespace with the annotation indicates that its cluster does. Checked against
 * {@code plugin/pkg/admission/podnodeselector} and openshift/apiserver-library-go's {@code
 * nodeenv}.
 */
final class PodNodeSelector implements AdmissionPlugin {

    static final String NAME = "PodNodeSelector";

    private static final String ANNOTATION = "scheduler.alpha.kubernetes.io/node-selector";
    private static final String OPENSHIFT = "openshift.io/node-selector";

    private final Field annotations;

    /**
     * @param namespace null if it is not in the snapshot
     */
    PodNodeSelector(JsonObject namespace) {
        annotations =
                Field.of(namespace == null ? new JsonObject() : namespace)
                        .at("metadata", "annotations");
    }

    @Override
    public Refusal admit(JsonObject pod) {
        Refusal refusal = merge(ANNOTATION, pod);
        return refusal != null ? refusal : merge(OPENSHIFT, pod);
    }

    private Refusal merge(String annotation, JsonObject pod) {
        Field written = annotations.at(annotation);
        Map<String, String> selector = parse(written.text());
        if (selector.isEmpty()) {
            return null;
        }
        JsonObject spec = pod.object("spec");
        JsonObject own = LimitRanger.objectOf(spec, "nodeSelector");
        List<String> conflicts = new ArrayList<>();
        selector.forEach(
                (key, value) -> {
                    if (own.has(key) && !own.text(key).equals(value)) {
                        conflicts.add(key);
                    }
                });
        if (!conflicts.isEmpty()) {
            return annotation.equals(OPENSHIFT)
                    ? Refusal.forbidden(
                            "OpenShift NodeEnv",
                            AdmissionPlugin.nameOf(pod),
                            "pod node label selector conflicts with its project node label"
                                    + " selector")
                    : Refusal.forbidden(
                            NAME,
                            "",
                            "pod node label selector conflicts with its namespace node label"
                                    + " selector");
        }
        selector.forEach(own::put);
        return null;
    }

    /** {@code ConvertSelectorToLabelsMap}: parses {@code a=b,c=d}; malformed parts are ignored. */
    private static Map<String, String> parse(String text) {
        Map<String, String> selector = new TreeMap<>();
        for (String pair : text.split(",")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                selector.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
            }
        }
        return selector;
    }
}
