package io.daemonlens.advice.rules.admission;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Severity;

/**
 * Reports a sysctl that the kubelet forbids unless its configuration allows it ({@code
 * pkg/kubelet/sysctl}: {@code safe_sysctls.go}, {@code allowlist.go}), 1.11 to 1.37.
 */
public final class UnsafeSysctl implements Rule {

    @Override
    public String code() {
        return "unsafe-sysctl";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        for (Field sysctl : subject.pod().at("securityContext", "sysctls").items()) {
            Field name = sysctl.at("name");
            if (!isSafe(withDots(name.text()), subject.version())) {
                advice.say(name.path(), name.text());
            }
        }
    }

    private static boolean isSafe(String name, KubernetesVersion version) {
        return switch (name) {
            case "kernel.shm_rmid_forced",
                    "net.ipv4.ip_local_port_range",
                    "net.ipv4.tcp_syncookies" ->
                    true;
            case "net.ipv4.ping_group_range" -> version.isAtLeast(18);
            case "net.ipv4.ip_unprivileged_port_start" -> version.isAtLeast(22);
            case "net.ipv4.ip_local_reserved_ports" -> version.isAtLeast(27);
            case "net.ipv4.tcp_keepalive_time",
                    "net.ipv4.tcp_fin_timeout",
                    "net.ipv4.tcp_keepalive_intvl",
                    "net.ipv4.tcp_keepalive_probes" ->
                    version.isAtLeast(29);
            case "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem" -> version.isAtLeast(32);
            default -> false;
        };
    }

    /** Swaps dots and slashes in a name whose first separator is a slash. */
    private static String withDots(String name) {
        int slash = name.indexOf('/');
        int dot = name.indexOf('.');
        if (slash < 0 || dot >= 0 && dot < slash) {
            return name;
        }
        return name.replace('.', '\0').replace('/', '.').replace('\0', '/');
    }
}
