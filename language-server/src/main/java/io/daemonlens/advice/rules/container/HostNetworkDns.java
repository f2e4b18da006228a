package io.daemonlens.advice.rules.container;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;

/** Reports host-network pods that use the DNS of the node instead of the cluster DNS. */
public final class HostNetworkDns implements Rule {

    @Override
    public String code() {
        return "host-network-dns";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        Field pod = subject.writtenPod();
        String policy = pod.at("dnsPolicy").text();
        if (pod.at("hostNetwork").isTrue() && (policy.isEmpty() || policy.equals("ClusterFirst"))) {
            advice.say(pod.at("hostNetwork").path());
        }
    }
}
