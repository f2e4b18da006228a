package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The stop signals a container can use, by the pod's operating system. With default feature gates
 * the field is dropped before validation.
 */
final class StopSignals {

    private static final List<String> WINDOWS = List.of("SIGKILL", "SIGTERM");
    private static final List<String> LINUX = linux();

    private StopSignals() {}

    static void check(Field signal, PodFacts pod, Errors all) {
        Errors errors = all.as(RuleCodes.LIFECYCLE_HOOK);
        String os = pod.spec().at("os", "name").text();
        if (os.isEmpty()) {
            errors.forbidden(signal, "may not be set for containers with empty `spec.os.name`");
            return;
        }
        List<String> supported = os.equals("windows") ? WINDOWS : LINUX;
        if (!supported.contains(signal.text())) {
            errors.notSupported(signal, GoValues.named(signal.text(), errors.version()), supported);
        }
    }

    private static List<String> linux() {
        List<String> signals =
                new ArrayList<>(
                        List.of(
                                ("SIGABRT SIGALRM SIGBUS SIGCHLD SIGCLD SIGCONT SIGFPE SIGHUP"
                                                + " SIGILL SIGINT SIGIO SIGIOT SIGKILL SIGPIPE"
                                                + " SIGPOLL SIGPROF SIGPWR SIGQUIT SIGRTMAX"
                                                + " SIGRTMIN SIGSEGV SIGSTKFLT SIGSTOP SIGSYS"
                                                + " SIGTERM SIGTRAP SIGTSTP SIGTTIN SIGTTOU SIGURG"
                                                + " SIGUSR1 SIGUSR2 SIGVTALRM SIGWINCH SIGXCPU"
                                                + " SIGXFSZ")
                                        .split(" ")));
        for (int i = 1; i <= 15; i++) {
            signals.add("SIGRTMIN+" + i);
            if (i <= 14) {
                signals.add("SIGRTMAX-" + i);
            }
        }
        Collections.sort(signals);
        return List.copyOf(signals);
    }
}
