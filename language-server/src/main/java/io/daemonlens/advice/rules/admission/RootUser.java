package io.daemonlens.advice.rules.admission;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;

/**
 * Reports a container that sets both runAsNonRoot and user 0. The kubelet does not create it
 * ({@code verifyRunAsNonRoot}, {@code pkg/kubelet/kuberuntime/security_context_others.go}).
 */
public final class RootUser implements Rule {

    @Override
    public String code() {
        return "root-user";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        Field pod = subject.pod();
        if (pod.at("os", "name").text().equals("windows")) {
            return;
        }
        check(pod, pod.at("initContainers"), advice);
        check(pod, pod.at("containers"), advice);
    }

    private static void check(Field pod, Field containers, Advice advice) {
        for (Field container : containers.items()) {
            Field user = effective(pod, container, "runAsUser");
            boolean root = user.present() && user.number() == 0;
            if (root && effective(pod, container, "runAsNonRoot").isTrue()) {
                advice.say(user.path(), container.at("name").text());
            }
        }
    }

    /** Returns the value of the container, else that of the pod. */
    private static Field effective(Field pod, Field container, String name) {
        Field own = container.at("securityContext", name);
        return own.present() ? own : pod.at("securityContext", name);
    }
}
