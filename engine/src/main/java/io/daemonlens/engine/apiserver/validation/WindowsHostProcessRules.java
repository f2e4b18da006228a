package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;
import java.util.List;

/** What the API server asks of Windows hostProcess containers (OSW-05 to OSW-08). */
final class WindowsHostProcessRules {

    private static final String GATE = "WindowsHostProcessContainers";
    private static final int GATE_CAME = 22;
    private static final String NOT_ENABLED =
            "when feature gate 'WindowsHostProcessContainers' is not enabled";

    private WindowsHostProcessRules() {}

    static void check(Field spec, Errors all) {
        if (all.version().isBefore(GATE_CAME)) {
            return;
        }
        Errors errors = all.as(RuleCodes.HOST_PROCESS);
        Field ofPod = spec.at("securityContext", "windowsOptions", "hostProcess");
        boolean enabled = errors.gates().enabled(GATE);
        List<Field> containers = PodFacts.everyContainer(spec);
        int hostProcesses = 0;
        for (Field container : containers) {
            Field own = container.at("securityContext", "windowsOptions", "hostProcess");
            if (enabled && ofPod.present() && own.present() && ofPod.isTrue() != own.isTrue()) {
                errors.invalid(
                        own,
                        "pod hostProcess value must be identical if both are specified, was "
                                + ofPod.isTrue());
            }
            if (own.present() || !enabled ? own.isTrue() : ofPod.isTrue()) {
                hostProcesses++;
            }
        }
        if (hostProcesses == 0) {
            return;
        }
        if (!enabled) {
            errors.forbidden(
                    spec, "pod must not contain Windows hostProcess containers " + NOT_ENABLED);
            return;
        }
        if (hostProcesses != containers.size()) {
            errors.invalid(
                    spec,
                    "\"\"",
                    "If pod contains any hostProcess containers then all containers must be"
                            + " HostProcess containers");
        }
        if (!spec.at("hostNetwork").isTrue()) {
            errors.invalid(
                    spec.at("hostNetwork"),
                    "false",
                    "hostNetwork must be true if pod contains any hostProcess containers");
        }
    }

    /** The option itself, in the one minor that knew it but did not have it on. */
    static void gate(Field hostProcess, Errors errors) {
        if (hostProcess.isTrue()
                && errors.version().isAtLeast(GATE_CAME)
                && !errors.gates().enabled(GATE)) {
            errors.as(RuleCodes.HOST_PROCESS).forbidden(hostProcess, "not allowed " + NOT_ENABLED);
        }
    }
}
