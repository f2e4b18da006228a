package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;

/**
 * Rejects new pods in a namespace that does not exist or is being deleted. Checked against {@code
 * pkg/admission/plugin/namespace/lifecycle} of the apiserver library, 1.8 to 1.37.
 */
final class NamespaceLifecycle implements AdmissionPlugin {

    static final String NAME = "NamespaceLifecycle";

    private final NamespaceView view;

    NamespaceLifecycle(NamespaceView view) {
        this.view = view;
    }

    @Override
    public Refusal admit(JsonObject pod) {
        if (view.isMissing()) {
            return new Refusal(NAME, "namespaces \"" + view.name() + "\" not found");
        }
        JsonObject namespace = view.namespace();
        if (namespace != null
                && Field.of(namespace).at("status", "phase").text().equals("Terminating")) {
            return Refusal.forbidden(
                    NAME,
                    AdmissionPlugin.nameOf(pod),
                    "unable to create new content in namespace "
                            + view.name()
                            + " because it is being terminated");
        }
        return null;
    }
}
