package io.daemonlens.cluster;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Removes potentially confidential values that no analysis uses from a cluster's objects:
 * environment variables, arguments, commands, probe headers, annotations, and addresses of nodes
 * and pods. Equal values get equal tokens, so that equal templates stay equal.
 */
public final class Redaction {

    /**
     * The domains of annotations to keep, because admission, storage and the controller use them.
     */
    private static final List<String> KEPT_DOMAINS =
            List.of("kubernetes.io", "k8s.io", "openshift.io");

    private static final Set<String> DROPPED =
            Set.of(
                    "kubectl.kubernetes.io/last-applied-configuration",
                    "kubectl.kubernetes.io/restartedAt",
                    "kubernetes.io/change-cause",
                    "kubernetes.io/description");

    private static final List<String> CONTAINERS =
            List.of("containers", "initContainers", "ephemeralContainers");

    private static final List<String> PROBES =
            List.of("livenessProbe", "readinessProbe", "startupProbe");

    private final Map<String, String> tokens = new HashMap<>();

    private static final String TOKEN = "redacted-";

    /** Returns whether an object holds tokens in place of values. */
    public static boolean hides(JsonValue value) {
        if (value instanceof JsonText text) {
            String number =
                    text.value().startsWith(TOKEN) ? text.value().substring(TOKEN.length()) : "";
            return !number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9');
        }
        if (value instanceof JsonArray array) {
            for (JsonValue each : array) {
                if (hides(each)) {
                    return true;
                }
            }
        }
        return value instanceof JsonObject object
                && object.entries().stream().anyMatch(each -> hides(each.getValue()));
    }

    /** Copies the objects without confidential values. */
    Map<String, List<JsonObject>> of(Map<String, List<JsonObject>> byKind) {
        Map<String, List<JsonObject>> redacted = new java.util.LinkedHashMap<>();
        byKind.forEach(
                (kind, objects) -> {
                    List<JsonObject> copies = new ArrayList<>(objects.size());
                    objects.forEach(object -> copies.add(redacted(kind, object.copy())));
                    redacted.put(kind, copies);
                });
        return redacted;
    }

    private JsonObject redacted(String kind, JsonObject object) {
        dropAnnotations(object.object("metadata"));
        switch (kind) {
            case "DaemonSet" -> template(member(object.object("spec"), "template"));
            case "ControllerRevision" ->
                    template(member(member(object.object("data"), "spec"), "template"));
            case "Pod" -> {
                spec(object.object("spec"));
                drop(object.object("status"), "podIP", "podIPs", "hostIP", "hostIPs");
            }
            case "Node" -> {
                drop(object.object("spec"), "podCIDR", "podCIDRs", "providerID");
                drop(object.object("status"), "addresses", "daemonEndpoints");
                drop(
                        member(object.object("status"), "nodeInfo"),
                        "machineID",
                        "systemUUID",
                        "bootID");
            }
            default -> {
                // These kinds hold only names, labels and numbers.
            }
        }
        return object;
    }

    private static JsonObject member(JsonObject parent, String name) {
        return parent == null ? null : parent.object(name);
    }

    private static void drop(JsonObject from, String... names) {
        if (from != null) {
            for (String name : names) {
                from.remove(name);
            }
        }
    }

    private static void dropAnnotations(JsonObject metadata) {
        JsonObject annotations = member(metadata, "annotations");
        if (annotations != null) {
            for (String key : List.copyOf(annotations.names())) {
                if (!isKept(key)) {
                    annotations.remove(key);
                }
            }
        }
    }

    private static boolean isKept(String key) {
        if (DROPPED.contains(key)) {
            return false;
        }
        int slash = key.indexOf('/');
        String domain = slash < 0 ? "" : key.substring(0, slash);
        for (String kept : KEPT_DOMAINS) {
            if (domain.equals(kept) || domain.endsWith("." + kept)) {
                return true;
            }
        }
        return key.equals("deprecated.daemonset.template.generation");
    }

    /** Redacts a template. Its annotations become tokens because revisions can differ in them. */
    private void template(JsonObject template) {
        JsonObject annotations = member(member(template, "metadata"), "annotations");
        if (annotations != null) {
            for (String key : List.copyOf(annotations.names())) {
                if (!isKept(key)) {
                    annotations.put(key, token(annotations.get(key)));
                }
            }
        }
        spec(member(template, "spec"));
    }

    private void spec(JsonObject spec) {
        if (spec == null) {
            return;
        }
        for (String list : CONTAINERS) {
            each(spec.array(list), this::container);
        }
    }

    private void container(JsonObject container) {
        each(container.array("env"), variable -> hide(variable, "value"));
        hideAll(container, "args");
        hideAll(container, "command");
        for (String probe : PROBES) {
            handler(container.object(probe));
        }
        JsonObject lifecycle = container.object("lifecycle");
        handler(member(lifecycle, "postStart"));
        handler(member(lifecycle, "preStop"));
    }

    private void handler(JsonObject handler) {
        JsonObject exec = member(handler, "exec");
        if (exec != null) {
            hideAll(exec, "command");
        }
        JsonObject http = member(handler, "httpGet");
        if (http != null) {
            each(http.array("httpHeaders"), header -> hide(header, "value"));
        }
    }

    private static void each(JsonArray items, java.util.function.Consumer<JsonObject> change) {
        if (items != null) {
            for (JsonValue item : items) {
                if (item instanceof JsonObject object) {
                    change.accept(object);
                }
            }
        }
    }

    private void hide(JsonObject in, String name) {
        if (in.has(name)) {
            in.put(name, token(in.get(name)));
        }
    }

    private void hideAll(JsonObject in, String name) {
        JsonArray items = in.array(name);
        if (items != null) {
            for (int i = 0; i < items.size(); i++) {
                items.set(i, token(items.get(i)));
            }
        }
    }

    /** Returns a token numbered by first occurrence, so that it reveals nothing about the value. */
    private JsonValue token(JsonValue value) {
        if (!(value instanceof JsonText text) || text.value().isEmpty()) {
            return value;
        }
        return new JsonText(tokens.computeIfAbsent(text.value(), k -> TOKEN + (tokens.size() + 1)));
    }
}
