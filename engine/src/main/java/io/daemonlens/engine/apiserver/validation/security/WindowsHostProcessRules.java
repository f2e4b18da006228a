package io.daemonlens.engine.apiserver.validation.security;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import java.util.List;

/** Validates Windows hostProcess containers ({@code validateWindowsHostProcessPod}). */
public final class WindowsHostProcessRules {

    private static final String GATE = "WindowsHostProcessContainers";
    private static final String NOT_ENABLED =
            "when feature gate 'WindowsHostProcessContainers' is not enabled";

    private WindowsHostProcessRules() {}

    public static void check(Field spec, Errors all) {
        if (!all.gates().knows(GATE)) {
            return;
        }
        Errors errors = all.as(RuleCodes.HOST_PROCESS);
        boolean enabled = errors.gates().enabled(GATE) || StoredSecurity.hostProcess(errors);
        Field ofPod = StoredSecurity.hostProcessOf(spec);
        if (!enabled && ofPod.present()) {
            errors.forbidden(ofPod, "not allowed " + NOT_ENABLED);
            return;
        }
        List<Field> containers = PodFacts.everyContainer(spec);
        int hostProcesses = 0;
        for (Field container : containers) {
            Field own = StoredSecurity.hostProcessOf(container);
            if (!enabled && own.present()) {
                errors.forbidden(own, "not allowed " + NOT_ENABLED);
            }
            if (ofPod.present() && own.present() && ofPod.isTrue() != own.isTrue()) {
                errors.invalid(
                        own,
                        "pod hostProcess value must be identical if both are specified, was "
                                + ofPod.isTrue());
            }
            if (own.present() ? own.isTrue() : ofPod.isTrue()) {
                hostProcesses++;
            }
        }
        if (hostProcesses > 0 && !enabled) {
            errors.forbidden(
                    spec, "pod must not contain Windows hostProcess containers " + NOT_ENABLED);
        } else if (hostProcesses > 0) {
            wholePod(spec, hostProcesses == containers.size(), errors);
        }
    }

    /** Checks the requirements of hostProcess containers on the whole pod. */
    private static void wholePod(Field spec, boolean all, Errors errors) {
        if (!all) {
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
}
