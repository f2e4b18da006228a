package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.apiserver.validation.PodValidation;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The admission chain of one API server for the pods that a controller creates in one namespace. It
 * runs the plugins that are enabled by default, in the order of {@code AllOrderedPlugins} ({@code
 * pkg/kubeapiserver/options/plugins.go}), 1.8 to 1.37. {@link #quota} handles quotas separately:
 * they depend on the pods admitted before, and the server calls that plugin last.
 */
public final class Admission {

    /** Before this minor version, a plugin mutates and validates a pod in one step. */
    private static final int TWO_STEPS = 9;

    private final NamespaceView view;
    private final KubernetesVersion version;
    private final List<AdmissionPlugin> plugins;

    private Admission(NamespaceView view, KubernetesVersion version) {
        this.view = view;
        this.version = version;
        this.plugins =
                List.of(
                        new NamespaceLifecycle(view),
                        new LimitRanger(view.limitRanges(), version),
                        new ServiceAccount(view.name(), view.serviceAccounts()),
                        new PodSecurityAdmission(view, version),
                        new PodNodeSelector(view.namespace()),
                        new Priority(view.name(), view.priorityClasses(), version),
                        new DefaultTolerationSeconds(version),
                        new RuntimeClass(view.runtimeClasses(), version));
    }

    /** Returns the admission chain of a server of this minor version for pods of the namespace. */
    public static Admission of(NamespaceView view, KubernetesVersion version) {
        return new Admission(view, version);
    }

    /**
     * Admits or rejects a pod on creation. Quotas are not checked.
     *
     * @param pod as the controller sends it, from a template that the server has stored; it is not
     *     changed
     */
    public Admitted admit(JsonObject pod) {
        JsonObject changed = pod.copy();
        if (changed.object("spec") == null) {
            changed.put("spec", new JsonObject());
        }
        new PodDefaulting(version).apply(changed);
        boolean oneStep = version.isBefore(TWO_STEPS);
        for (AdmissionPlugin plugin : plugins) {
            Refusal refusal = plugin.admit(changed);
            if (refusal == null && oneStep) {
                refusal = plugin.validate(changed);
            }
            if (refusal != null) {
                return new Admitted(changed, refusal);
            }
        }
        String invalid = PodValidation.onCreate(changed, AdmissionPlugin.nameOf(changed), version);
        if (invalid != null) {
            return new Admitted(changed, new Refusal(Refusal.VALIDATION, invalid));
        }
        for (AdmissionPlugin plugin : plugins) {
            Refusal refusal = oneStep ? null : plugin.validate(changed);
            if (refusal != null) {
                return new Admitted(changed, refusal);
            }
        }
        return new Admitted(changed, null);
    }

    /**
     * Returns the quota usage of the namespace.
     *
     * @param pods the pods of the whole cluster at the start; pods of other namespaces are ignored
     */
    public QuotaUsage quota(Collection<JsonObject> pods) {
        List<ResourceQuota> quotas = new ArrayList<>();
        for (JsonObject object : view.quotas()) {
            quotas.add(new ResourceQuota(object, version));
        }
        return new QuotaUsage(
                quotas,
                view.quotas(),
                view.limitedScopes(),
                view.pods(),
                quotas.isEmpty() ? List.of() : NamespaceView.inside(view.name(), pods));
    }
}
