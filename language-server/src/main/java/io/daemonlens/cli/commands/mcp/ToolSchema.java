package io.daemonlens.cli.commands.mcp;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import java.util.Map;

/** The arguments of a tool, as JSON Schema, and whether a call's arguments fit it. */
final class ToolSchema {

    private static final String TEXT = "string";
    private static final String TEXTS = "array";
    private static final String FLAG = "boolean";
    private static final String NUMBER = "integer";

    private final JsonObject properties = new JsonObject();

    private ToolSchema() {}

    static ToolSchema empty() {
        ToolSchema schema = new ToolSchema();
        schema.add("kubernetesVersion", TEXT, "the Kubernetes to answer for, such as 1.31");
        schema.add("namespace", TEXT, "the namespace of objects that name none");
        schema.add("format", TEXT, "text (default), or json for the whole report");
        return schema;
    }

    static ToolSchema manifests() {
        ToolSchema schema = empty();
        schema.add("text", TEXT, "the manifest itself, YAML or JSON, with one or many objects");
        schema.add("paths", TEXTS, "files or folders, relative to the first folder of the server");
        schema.add("podSecurity", TEXT, "the level that the namespace enforces");
        return schema;
    }

    ToolSchema cluster() {
        add(
                "cluster",
                TEXTS,
                "presets (kubeadm, kind, k3s, gke, eks, aks, tke, openshift) or files");
        return this;
    }

    ToolSchema whatIf() {
        add("whatIf", TEXTS, "changes of the cluster, such as \"drain w-1\"");
        return this;
    }

    ToolSchema rollout() {
        add("from", TEXT, "the state before: a file, a git commit, or revision:N");
        add("neverReady", FLAG, "new pods never become ready");
        add("failNodes", NUMBER, "so many nodes fall silent at the start");
        return this;
    }

    ToolSchema name() {
        add("name", TEXT, "the DaemonSet, as NAME or NAMESPACE/NAME");
        return this;
    }

    ToolSchema plan() {
        add("base", TEXT, "the older state: a git commit, a folder or file, or live");
        add("head", TEXT, "the newer state: a git commit, a folder or file");
        return this;
    }

    private void add(String name, String type, String description) {
        JsonObject property = new JsonObject().put("type", type).put("description", description);
        if (type.equals(TEXTS)) {
            property.put("items", new JsonObject().put("type", TEXT));
        }
        properties.put(name, property);
    }

    JsonObject json() {
        return new JsonObject()
                .put("type", "object")
                .put("properties", properties)
                .put("additionalProperties", false);
    }

    /** Returns what is wrong with the arguments of a call; null if nothing is. */
    String problem(JsonObject arguments) {
        for (Map.Entry<String, JsonValue> each : arguments.entries()) {
            JsonObject property = properties.object(each.getKey());
            if (property == null) {
                return "no argument "
                        + each.getKey()
                        + "; arguments are "
                        + String.join(", ", properties.names());
            }
            if (!fits(property.text("type"), each.getValue())) {
                return each.getKey()
                        + ": expected "
                        + property.text("type")
                        + ", as "
                        + "{\""
                        + each.getKey()
                        + "\": "
                        + example(property.text("type"))
                        + "}";
            }
        }
        return null;
    }

    private static String example(String type) {
        return switch (type) {
            case TEXTS -> "[\"…\"]";
            case FLAG -> "true";
            case NUMBER -> "1";
            default -> "\"…\"";
        };
    }

    private static boolean fits(String type, JsonValue value) {
        return switch (type) {
            case TEXTS -> value instanceof JsonArray array && allTexts(array);
            case FLAG -> value instanceof JsonBoolean;
            case NUMBER ->
                    value instanceof JsonNumber number && number.literal().matches("[0-9]{1,6}");
            default -> value instanceof JsonText;
        };
    }

    private static boolean allTexts(JsonArray array) {
        for (JsonValue each : array) {
            if (!(each instanceof JsonText)) {
                return false;
            }
        }
        return true;
    }
}
