package io.daemonlens.engine.apiserver.validation.security;

import io.daemonlens.engine.apimachinery.Field;

/** Which sysctls belong to a namespace that a pod can share with the host. */
final class SysctlNames {

    private SysctlNames() {}

    /**
     * Returns the field that shares the sysctl's namespace with the host; null if it is not shared.
     */
    static String hostNamespace(String name, Field spec) {
        String dotted = withDots(name);
        if (dotted.startsWith("net.") && spec.at("hostNetwork").isTrue()) {
            return "hostNetwork";
        }
        return isIpc(dotted) && spec.at("hostIPC").isTrue() ? "hostIPC" : null;
    }

    private static boolean isIpc(String name) {
        return name.equals("kernel.sem")
                || name.startsWith("kernel.shm")
                || name.startsWith("kernel.msg")
                || name.startsWith("fs.mqueue.");
    }

    /**
     * Converts {@code net/ipv4/conf/eno2.100/x} to its equivalent {@code net.ipv4.conf.eno2/100.x}.
     */
    private static String withDots(String name) {
        int slash = name.indexOf('/');
        int dot = name.indexOf('.');
        if (slash < 0 || dot >= 0 && dot < slash) {
            return name;
        }
        return name.replace('.', '\0').replace('/', '.').replace('\0', '/');
    }
}
