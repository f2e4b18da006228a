package io.daemonlens.engine.apiserver.podsecurity;

import java.util.LinkedHashMap;
import java.util.Map;

/** The sysctls that affect only the pod, each with the minor version that added it to the list. */
final class SafeSysctls {

    private static final Map<String, Integer> SINCE = new LinkedHashMap<>();

    static {
        SINCE.put("kernel.shm_rmid_forced", 0);
        SINCE.put("net.ipv4.ip_local_port_range", 0);
        SINCE.put("net.ipv4.tcp_syncookies", 0);
        SINCE.put("net.ipv4.ping_group_range", 0);
        SINCE.put("net.ipv4.ip_unprivileged_port_start", 0);
        SINCE.put("net.ipv4.ip_local_reserved_ports", 27);
        SINCE.put("net.ipv4.tcp_keepalive_time", 29);
        SINCE.put("net.ipv4.tcp_fin_timeout", 29);
        SINCE.put("net.ipv4.tcp_keepalive_intvl", 29);
        SINCE.put("net.ipv4.tcp_keepalive_probes", 29);
        SINCE.put("net.ipv4.tcp_rmem", 32);
        SINCE.put("net.ipv4.tcp_wmem", 32);
        SINCE.put("net.ipv4.tcp_slow_start_after_idle", 37);
        SINCE.put("net.ipv4.tcp_notsent_lowat", 37);
    }

    private SafeSysctls() {}

    static boolean contains(String name, int policyMinor) {
        Integer since = SINCE.get(name);
        return since != null && policyMinor >= since;
    }
}
