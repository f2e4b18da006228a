package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.KubernetesVersion;

/**
 * Adds tolerations of five minutes for nodes that are not ready or unreachable, unless the pod
 * already tolerates these taints. Checked against {@code
 * plugin/pkg/admission/defaulttolerationseconds}, 1.8 to 1.37.
 */
final class DefaultTolerationSeconds implements AdmissionPlugin {

    private static final long SECONDS = 300;

    /** Before this minor version, the taints have the names of the alpha API. */
    private static final int STABLE_NAMES = 8;

    private final String[] taints;

    DefaultTolerationSeconds(KubernetesVersion version) {
        String prefix =
                version.isBefore(STABLE_NAMES)
                        ? "node.alpha.kubernetes.io/"
                        : "node.kubernetes.io/";
        taints = new String[] {prefix + "not-ready", prefix + "unreachable"};
    }

    @Override
    public Refusal admit(JsonObject pod) {
        JsonObject spec = pod.object("spec");
        JsonArray tolerations = spec.array("tolerations");
        JsonArray all = tolerations == null ? new JsonArray() : tolerations.copy();
        for (String taint : taints) {
            if (!isTolerated(taint, tolerations)) {
                all.add(
                        new JsonObject()
                                .put("key", taint)
                                .put("operator", "Exists")
                                .put("effect", "NoExecute")
                                .put("tolerationSeconds", SECONDS));
            }
        }
        spec.put("tolerations", all);
        return null;
    }

    private static boolean isTolerated(String taint, JsonArray tolerations) {
        for (JsonValue each : tolerations == null ? new JsonArray() : tolerations) {
            JsonObject toleration = (JsonObject) each;
            String key = toleration.text("key");
            String effect = toleration.text("effect");
            if ((key.equals(taint) || key.isEmpty())
                    && (effect.equals("NoExecute") || effect.isEmpty())) {
                return true;
            }
        }
        return false;
    }
}
