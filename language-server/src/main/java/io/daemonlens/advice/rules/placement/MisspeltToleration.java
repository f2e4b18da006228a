package io.daemonlens.advice.rules.placement;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.NearestWord;
import java.util.List;

/** Reports a toleration whose key is similar to a well-known taint. */
public final class MisspeltToleration implements Rule {

    /** Taints that Kubernetes, cloud providers, kubeadm and RKE set. */
    private static final List<String> KNOWN =
            List.of(
                    "node.kubernetes.io/not-ready",
                    "node.kubernetes.io/unreachable",
                    "node.kubernetes.io/disk-pressure",
                    "node.kubernetes.io/memory-pressure",
                    "node.kubernetes.io/pid-pressure",
                    "node.kubernetes.io/unschedulable",
                    "node.kubernetes.io/network-unavailable",
                    "node.kubernetes.io/out-of-service",
                    "node.kubernetes.io/out-of-disk",
                    "node.cloudprovider.kubernetes.io/uninitialized",
                    "node.cloudprovider.kubernetes.io/shutdown",
                    "node-role.kubernetes.io/control-plane",
                    "node-role.kubernetes.io/controlplane",
                    "node-role.kubernetes.io/master",
                    "node-role.kubernetes.io/etcd",
                    "nvidia.com/gpu");

    private static final List<String> KNOWN_DOMAINS =
            List.of(
                    "node.kubernetes.io",
                    "node.alpha.kubernetes.io",
                    "node.cloudprovider.kubernetes.io",
                    "node-role.kubernetes.io",
                    "nvidia.com");

    @Override
    public String code() {
        return "misspelt-toleration";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        for (Field toleration : subject.writtenPod().at("tolerations").items()) {
            String key = toleration.at("key").text();
            String meant = key.isEmpty() || KNOWN.contains(key) ? null : nearest(key);
            if (meant != null) {
                advice.say(toleration.at("key").path(), key, meant);
                advice.offerValue(toleration.at("key").path(), meant, false);
            }
        }
    }

    /** Returns a known taint whose domain or name is spelt almost the same. */
    private static String nearest(String key) {
        int slash = key.indexOf('/');
        for (String known : KNOWN) {
            int border = known.indexOf('/');
            if (slash < 0 || border < 0) {
                continue;
            }
            String domain = known.substring(0, border);
            String name = known.substring(border + 1);
            String writtenDomain = key.substring(0, slash);
            String writtenName = key.substring(slash + 1);
            boolean nearName =
                    domain.equals(writtenDomain)
                            && !name.equals("master")
                            && NearestWord.certain(writtenName, List.of(name)) != null;
            boolean nearDomain =
                    name.equals(writtenName)
                            && !KNOWN_DOMAINS.contains(writtenDomain)
                            && Math.abs(domain.length() - writtenDomain.length()) < 3
                            && NearestWord.certain(writtenDomain, List.of(domain)) != null;
            if (nearName || nearDomain) {
                return known;
            }
        }
        return null;
    }
}
