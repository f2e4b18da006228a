package io.daemonlens.advice.rules.placement;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.AgentRole;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;

/** Reports a network agent that waits for the network it provides. */
public final class NetworkNotReady implements Rule {

    @Override
    public String code() {
        return "network-not-ready";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        if (subject.role() != AgentRole.NETWORK || !installsNetwork(subject)) {
            return;
        }
        for (Field toleration : subject.writtenPod().at("tolerations").items()) {
            String key = toleration.at("key").text();
            String effect = toleration.at("effect").text();
            boolean any = key.isEmpty() && toleration.at("operator").text().equals("Exists");
            boolean ready = key.equals("node.kubernetes.io/not-ready");
            if ((any || ready) && (effect.isEmpty() || effect.equals("NoSchedule"))) {
                return;
            }
        }
        advice.say(subject.writtenPod().at("tolerations").path());
    }

    /** Whether the pod installs the CNI configuration, without which the kubelet is not ready. */
    private static boolean installsNetwork(Subject subject) {
        for (Field volume : subject.writtenPod().at("volumes").items()) {
            if (volume.at("hostPath", "path").text().startsWith("/etc/cni/net.d")) {
                return true;
            }
        }
        return false;
    }
}
