package io.daemonlens.analysis.rules;

import io.daemonlens.analysis.Advice;
import io.daemonlens.analysis.Rule;
import io.daemonlens.analysis.Severity;
import io.daemonlens.analysis.Subject;
import io.daemonlens.engine.apimachinery.Field;

/** Pods on the node's network that resolve names as the node does, not as the cluster does. */
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
