package io.daemonlens.advice;

import io.daemonlens.engine.apimachinery.Field;
import java.util.List;
import java.util.Locale;

/** The role of a node agent, derived from its name, its images and its mounts. */
public enum AgentRole {
    NETWORK(
            List.of("calico", "cilium", "flannel", "kube-proxy", "kube-router", "antrea", "weave"),
            List.of("/etc/cni/net.d", "/opt/cni/bin")),
    STORAGE(List.of("csi"), List.of("/var/lib/kubelet/plugins")),
    GPU(List.of("nvidia", "device-plugin", "gpu"), List.of("/var/lib/kubelet/device-plugins")),
    SECURITY(List.of("falco", "tetragon", "sysdig"), List.of()),
    METRICS(List.of("exporter", "cadvisor", "telegraf", "collectd"), List.of("/proc", "/sys")),
    LOGS(List.of("fluent", "filebeat", "promtail", "vector"), List.of("/var/log")),
    OTHER(List.of(), List.of());

    private final List<String> names;
    private final List<String> mounts;

    AgentRole(List<String> names, List<String> mounts) {
        this.names = names;
        this.mounts = mounts;
    }

    /** The name of the role in the settings file: {@code network}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the role from the settings, else the first role that the manifest matches. */
    static AgentRole of(String profile, Field written) {
        for (AgentRole role : values()) {
            if (role.word().equals(profile)) {
                return role;
            }
        }
        Field pod = written.at("spec", "template", "spec");
        for (AgentRole role : values()) {
            if (role.isShownBy(written.at("metadata", "name").text(), pod)) {
                return role;
            }
        }
        return OTHER;
    }

    private boolean isShownBy(String name, Field pod) {
        for (Field volume : pod.at("volumes").items()) {
            for (String mount : mounts) {
                if (volume.at("hostPath", "path").text().startsWith(mount)) {
                    return true;
                }
            }
        }
        for (String each : names) {
            if (name.contains(each)) {
                return true;
            }
        }
        return false;
    }
}
