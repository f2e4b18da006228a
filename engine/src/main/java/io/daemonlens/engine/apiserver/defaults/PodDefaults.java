package io.daemonlens.engine.apiserver.defaults;

import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import java.util.Map;

/**
 * Applies the API server's defaults to a pod template's spec. Checked against {@code
 * pkg/apis/core/v1/defaults.go}, 1.8 and later.
 */
final class PodDefaults {

    private static final List<String> CONTAINERS =
            List.of("containers", "initContainers", "ephemeralContainers");
    private static final List<String> PROBES =
            List.of("livenessProbe", "readinessProbe", "startupProbe");

    /** Quantities are rounded up to thousandths. */
    private static final int MILLI = -3;

    private final KubernetesVersion version;

    PodDefaults(KubernetesVersion version) {
        this.version = version;
    }

    void apply(JsonObject spec) {
        Tree.setIfEmpty(spec, "dnsPolicy", "ClusterFirst");
        Tree.setIfEmpty(spec, "restartPolicy", "Always");
        Tree.objectOf(spec, "securityContext");
        Tree.setIfAbsent(spec, "terminationGracePeriodSeconds", JsonNumber.of(30));
        Tree.setIfEmpty(spec, "schedulerName", "default-scheduler");
        String account = spec.text("serviceAccountName");
        if (account.isEmpty()) {
            account = spec.text("serviceAccount");
        }
        if (!account.isEmpty()) {
            spec.put("serviceAccountName", account);
            spec.put("serviceAccount", account);
        }
        boolean hostPorts = version.isBefore(28) && Tree.isTrue(spec.get("hostNetwork"));
        for (String list : CONTAINERS) {
            boolean ports = hostPorts && !list.equals("ephemeralContainers");
            Tree.each(spec.array(list), container -> container(container, ports));
        }
        Tree.each(spec.array("volumes"), new VolumeDefaults(version)::apply);
        rounded(spec.object("overhead"));
        resources(spec.object("resources"));
    }

    private void container(JsonObject container, boolean hostPorts) {
        if (container.text("imagePullPolicy").isEmpty()) {
            container.put("imagePullPolicy", pullPolicy(container.text("image")));
        }
        Tree.setIfEmpty(container, "terminationMessagePath", "/dev/termination-log");
        Tree.setIfEmpty(container, "terminationMessagePolicy", "File");
        Tree.each(container.array("ports"), port -> port(port, hostPorts));
        Tree.each(container.array("env"), PodDefaults::env);
        resources(container.object("resources"));
        for (String name : PROBES) {
            probe(container.object(name));
        }
        JsonObject lifecycle = container.object("lifecycle");
        if (lifecycle != null) {
            httpGet(lifecycle.object("postStart"));
            httpGet(lifecycle.object("preStop"));
        }
    }

    static String pullPolicy(String image) {
        return ImageReference.meansLatest(image) ? "Always" : "IfNotPresent";
    }

    private static void port(JsonObject port, boolean hostPorts) {
        Tree.setIfEmpty(port, "protocol", "TCP");
        if (hostPorts && port.get("containerPort") instanceof JsonNumber number) {
            Tree.setIfZero(port, "hostPort", number.longValue());
        }
    }

    private static void env(JsonObject variable) {
        JsonObject from = variable.object("valueFrom");
        if (from == null) {
            return;
        }
        fieldRef(from.object("fieldRef"));
        JsonObject key = from.object("fileKeyRef");
        if (key != null && !key.has("optional")) {
            key.put("optional", false);
        }
    }

    static void fieldRef(JsonObject fieldRef) {
        if (fieldRef != null) {
            Tree.setIfEmpty(fieldRef, "apiVersion", "v1");
        }
    }

    private void probe(JsonObject probe) {
        if (probe == null) {
            return;
        }
        Tree.setIfZero(probe, "timeoutSeconds", 1);
        Tree.setIfZero(probe, "periodSeconds", 10);
        Tree.setIfZero(probe, "successThreshold", 1);
        Tree.setIfZero(probe, "failureThreshold", 3);
        httpGet(probe);
        JsonObject grpc = probe.object("grpc");
        if (grpc != null) {
            Tree.setIfAbsent(grpc, "service", "");
        }
    }

    private static void httpGet(JsonObject handler) {
        JsonObject httpGet = handler == null ? null : handler.object("httpGet");
        if (httpGet != null) {
            Tree.setIfEmpty(httpGet, "path", "/");
            Tree.setIfEmpty(httpGet, "scheme", "HTTP");
        }
    }

    static void resources(JsonObject resources) {
        if (resources != null) {
            rounded(resources.object("limits"));
            rounded(resources.object("requests"));
        }
    }

    private static void rounded(JsonObject list) {
        if (list == null) {
            return;
        }
        for (Map.Entry<String, JsonValue> entry : list.entries()) {
            if (entry.getValue() instanceof JsonText text) {
                Quantity written = Quantity.parse(text.value());
                Quantity rounded = written.roundUp(MILLI);
                if (rounded.compareTo(written) != 0) {
                    entry.setValue(new JsonText(rounded.toString()));
                }
            }
        }
    }
}
