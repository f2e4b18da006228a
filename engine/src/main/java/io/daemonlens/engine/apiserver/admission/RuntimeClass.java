package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.Map;

/**
 * Adds the overhead, node selector and tolerations of its RuntimeClass to a pod. Checked against
 * {@code plugin/pkg/admission/runtimeclass}, 1.16 to 1.37.
 */
final class RuntimeClass implements AdmissionPlugin {

    static final String NAME = "RuntimeClass";

    /** Since this minor version, the plugin is enabled by default. */
    private static final int BY_DEFAULT = 16;

    private final Map<String, JsonObject> classes;
    private final boolean on;
    private final boolean overheads;

    /**
     * @param classes by name; null if the cluster's classes are unknown
     */
    RuntimeClass(Map<String, JsonObject> classes, KubernetesVersion version) {
        Gates gates = Gates.defaults(version);
        this.classes = classes;
        this.on = version.isAtLeast(BY_DEFAULT) && gates.enabled("RuntimeClass");
        this.overheads = gates.enabled("PodOverhead");
    }

    @Override
    public Refusal admit(JsonObject pod) {
        JsonObject spec = pod.object("spec");
        if (!on || !(spec.get("runtimeClassName") instanceof JsonText name)) {
            return null;
        }
        JsonObject runtimeClass = classes == null ? null : classes.get(name.value());
        if (runtimeClass == null) {
            return classes == null
                    ? null
                    : forbidden(
                            pod, "pod rejected: RuntimeClass \"" + name.value() + "\" not found");
        }
        Field found = Field.of(runtimeClass);
        if (overheads && found.at("overhead").present()) {
            JsonObject own = spec.object("overhead");
            if (own != null && !own.isEmpty() && !isOverhead(Field.of(spec), found)) {
                return forbidden(
                        pod,
                        "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined"
                                + " Overhead");
            }
            ResourceList fixed = ResourceList.of(found.at("overhead", "podFixed"));
            if (found.at("overhead", "podFixed").present()) {
                spec.put("overhead", fixed.toJson());
            }
        }
        return found.at("scheduling").present() ? schedule(pod, spec, found) : null;
    }

    private Refusal schedule(JsonObject pod, JsonObject spec, Field found) {
        Field selector = found.at("scheduling", "nodeSelector");
        for (Field entry : selector.entries()) {
            String key = entry.path().name();
            JsonObject own = LimitRanger.objectOf(spec, "nodeSelector");
            if (own.has(key) && !own.text(key).equals(entry.text())) {
                return forbidden(
                        pod,
                        "conflict: runtimeClass.scheduling.nodeSelector["
                                + key
                                + "] = "
                                + entry.text()
                                + "; pod.spec.nodeSelector["
                                + key
                                + "] = "
                                + own.text(key));
            }
            own.put(key, entry.text());
        }
        JsonArray merged =
                MergedTolerations.of(
                        spec.array("tolerations"),
                        found.at("scheduling", "tolerations").value() instanceof JsonArray more
                                ? more
                                : null);
        if (!merged.isEmpty()) {
            spec.put("tolerations", merged);
        }
        return null;
    }

    @Override
    public Refusal validate(JsonObject pod) {
        JsonObject spec = pod.object("spec");
        if (!on || !overheads) {
            return null;
        }
        JsonObject runtimeClass = null;
        if (spec.get("runtimeClassName") instanceof JsonText name) {
            if (classes == null) {
                return null;
            }
            runtimeClass = classes.get(name.value());
        }
        Field found = runtimeClass == null ? null : Field.of(runtimeClass);
        if (found != null && found.at("overhead").present()) {
            return isOverhead(Field.of(spec), found)
                    ? null
                    : forbidden(
                            pod,
                            "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined"
                                    + " Overhead");
        }
        return Field.of(spec).at("overhead").isEmpty()
                ? null
                : forbidden(
                        pod,
                        "pod rejected: Pod Overhead set without corresponding RuntimeClass defined"
                                + " Overhead");
    }

    /** Returns whether the pod's overhead equals the class's, quantity by quantity. */
    private static boolean isOverhead(Field spec, Field runtimeClass) {
        ResourceList own = ResourceList.of(spec.at("overhead"));
        ResourceList fixed = ResourceList.of(runtimeClass.at("overhead", "podFixed"));
        if (!own.amounts().keySet().equals(fixed.amounts().keySet())) {
            return false;
        }
        for (Map.Entry<String, Quantity> each : own.amounts().entrySet()) {
            if (each.getValue().compareTo(fixed.get(each.getKey())) != 0) {
                return false;
            }
        }
        return true;
    }

    private static Refusal forbidden(JsonObject pod, String reason) {
        return Refusal.forbidden(NAME, AdmissionPlugin.nameOf(pod), reason);
    }
}
