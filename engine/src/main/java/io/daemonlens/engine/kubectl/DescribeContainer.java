package io.daemonlens.engine.kubectl;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.CodePoints;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Prints one container in kubectl's description of a pod template. */
final class DescribeContainer {

    private DescribeContainer() {}

    static void writeAll(Field containers, KubernetesVersion kubectl, Lines out) {
        containers.items().forEach(container -> write(container, kubectl, out));
    }

    private static void write(Field container, KubernetesVersion kubectl, Lines out) {
        out.line(1, " " + container.at("name").text() + ":");
        out.line(2, "Image:\t" + container.at("image").text());
        ports("Port", "containerPort", container.at("ports"), out);
        ports("Host Port", "hostPort", container.at("ports"), out);
        seccomp(container.at("securityContext", "seccompProfile"), out);
        words("Command", container.at("command"), out);
        words("Args", container.at("args"), out);
        quantities("Limits", container.at("resources", "limits"), out);
        quantities("Requests", container.at("resources", "requests"), out);
        probe("Liveness", container.at("livenessProbe"), kubectl, out);
        probe("Readiness", container.at("readinessProbe"), kubectl, out);
        probe("Startup", container.at("startupProbe"), kubectl, out);
        environmentFrom(container.at("envFrom"), out);
        environment(container, out);
        mounts(container.at("volumeMounts"), out);
        devices(container.at("volumeDevices"), out);
    }

    private static void ports(String title, String member, Field ports, Lines out) {
        List<String> texts = new ArrayList<>();
        for (Field port : ports.items()) {
            String name = port.at("name").text();
            texts.add(
                    port.at(member).number()
                            + "/"
                            + port.at("protocol").text()
                            + (name.isEmpty() ? "" : " (" + name + ")"));
        }
        out.line(
                2,
                title
                        + (texts.size() > 1 ? "s:\t" : ":\t")
                        + (texts.isEmpty() ? "<none>" : String.join(", ", texts)));
    }

    private static void seccomp(Field profile, Lines out) {
        if (profile.present()) {
            String type = profile.at("type").text();
            out.line(2, "SeccompProfile:\t" + type);
            if (type.equals("Localhost")) {
                out.line(3, "LocalhostProfile:\t" + profile.at("localhostProfile").text());
            }
        }
    }

    private static void words(String title, Field words, Lines out) {
        if (words.size() > 0) {
            out.line(2, title + ":");
            for (Field word : words.items()) {
                for (String line : word.text().split("\n", -1)) {
                    out.line(3, line);
                }
            }
        }
    }

    private static void quantities(String title, Field quantities, Lines out) {
        if (quantities.size() > 0) {
            out.line(2, title + ":");
            for (Field each : quantities.entries()) {
                out.line(3, each.path().name() + ":\t" + quantity(each));
            }
        }
    }

    private static String quantity(Field value) {
        String text = value.value() instanceof JsonNumber n ? n.literal() : value.text();
        return Quantity.parse(text).toString();
    }

    private static void probe(String title, Field probe, KubernetesVersion kubectl, Lines out) {
        if (probe.present()) {
            out.line(2, title + ":\t" + handler(probe) + " " + thresholds(probe, kubectl));
        }
    }

    private static String thresholds(Field probe, KubernetesVersion kubectl) {
        boolean words = kubectl.isAtLeast(37);
        return "delay="
                + probe.at("initialDelaySeconds").number()
                + "s timeout="
                + probe.at("timeoutSeconds").number()
                + "s period="
                + probe.at("periodSeconds").number()
                + (words ? "s successThreshold=" : "s #success=")
                + probe.at("successThreshold").number()
                + (words ? " failureThreshold=" : " #failure=")
                + probe.at("failureThreshold").number();
    }

    private static String handler(Field probe) {
        if (probe.at("exec").present()) {
            List<String> words =
                    probe.at("exec", "command").items().stream().map(Field::text).toList();
            return "exec [" + String.join(" ", words) + "]";
        }
        Field http = probe.at("httpGet");
        if (http.present()) {
            String host = http.at("host").text();
            return "http-get "
                    + http.at("scheme").text().toLowerCase(Locale.ROOT)
                    + "://"
                    + (host.contains(":") ? "[" + host + "]" : host)
                    + ":"
                    + portText(http.at("port"))
                    + path(http.at("path").text());
        }
        Field tcp = probe.at("tcpSocket");
        if (tcp.present()) {
            return "tcp-socket " + tcp.at("host").text() + ":" + portText(tcp.at("port"));
        }
        Field grpc = probe.at("grpc");
        return grpc.present()
                ? "grpc <pod>:" + grpc.at("port").number() + " " + grpc.at("service").text()
                : "unknown";
    }

    private static String portText(Field port) {
        return port.value() instanceof JsonNumber number ? number.literal() : port.text();
    }

    /** Formats a path as Go's URL type does: with a leading slash and escaped characters. */
    private static String path(String path) {
        if (path.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(path.startsWith("/") ? "" : "/");
        for (byte b : path.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain =
                    c < 0x80
                            && (Character.isLetterOrDigit(c)
                                    || "-_.~$&+,/:;=@!'()*[]".indexOf(c) >= 0);
            text.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return text.toString();
    }

    private static void environmentFrom(Field sources, Lines out) {
        if (sources.size() == 0) {
            return;
        }
        out.line(2, "Environment Variables from:");
        for (Field source : sources.items()) {
            boolean configMap = source.at("configMapRef").present();
            Field ref = source.at(configMap ? "configMapRef" : "secretRef");
            String kind = configMap ? "ConfigMap" : ref.present() ? "Secret" : "";
            String prefix = source.at("prefix").text();
            out.line(
                    3,
                    ref.at("name").text()
                            + "\t"
                            + kind
                            + (prefix.isEmpty() ? "" : " with prefix '" + prefix + "'")
                            + "\tOptional: "
                            + ref.at("optional").isTrue());
        }
    }

    private static void environment(Field container, Lines out) {
        Field variables = container.at("env");
        out.line(2, variables.size() == 0 ? "Environment:\t<none>" : "Environment:");
        for (Field variable : variables.items()) {
            String before = variable.at("name").text() + ":\t";
            if (variable.at("valueFrom").absent()) {
                for (String line : variable.at("value").text().split("\n", -1)) {
                    out.line(3, before + line);
                    before = "\t";
                }
            } else {
                valueFrom(before, variable.at("valueFrom"), container, out);
            }
        }
    }

    private static void valueFrom(String before, Field from, Field container, Lines out) {
        Field field = from.at("fieldRef");
        Field resource = from.at("resourceFieldRef");
        Field secret = from.at("secretKeyRef");
        Field config = from.at("configMapKeyRef");
        if (field.present()) {
            out.line(
                    3,
                    before
                            + " ("
                            + field.at("apiVersion").text()
                            + ":"
                            + field.at("fieldPath").text()
                            + ")");
        } else if (resource.present()) {
            String name = resource.at("resource").text();
            out.line(3, before + ResourceFieldValue.of(resource, container) + " (" + name + ")");
        } else if (secret.present()) {
            out.line(3, before + key(secret, "in secret"));
        } else if (config.present()) {
            out.line(3, before + key(config, "of config map"));
        }
    }

    private static String key(Field ref, String where) {
        return "<set to the key '"
                + ref.at("key").text()
                + "' "
                + where
                + " '"
                + ref.at("name").text()
                + "'>\tOptional: "
                + ref.at("optional").isTrue();
    }

    private static void mounts(Field mounts, Lines out) {
        out.line(2, mounts.size() == 0 ? "Mounts:\t<none>" : "Mounts:");
        for (Field mount : byPath(mounts, "mountPath")) {
            String subPath = mount.at("subPath").text();
            out.line(
                    3,
                    mount.at("mountPath").text()
                            + " from "
                            + mount.at("name").text()
                            + (mount.at("readOnly").isTrue() ? " (ro" : " (rw")
                            + (subPath.isEmpty() ? "" : ",path=\"" + subPath + "\"")
                            + ")");
        }
    }

    private static void devices(Field devices, Lines out) {
        if (devices.size() > 0) {
            out.line(2, "Devices:");
            for (Field device : byPath(devices, "devicePath")) {
                out.line(3, device.at("devicePath").text() + " from " + device.at("name").text());
            }
        }
    }

    private static List<Field> byPath(Field list, String member) {
        List<Field> sorted = new ArrayList<>(list.items());
        sorted.sort(Comparator.comparing(item -> item.at(member).text(), CodePoints.ORDER));
        return sorted;
    }
}
