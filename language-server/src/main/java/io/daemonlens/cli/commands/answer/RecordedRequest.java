package io.daemonlens.cli.commands.answer;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apimachinery.GoText;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/** The common parts of recorded requests: bodies, minors, and the format of an answer. */
final class RecordedRequest {

    private static final int FIRST_WITHOUT_CLIENT = 16;

    private final JsonObject recorded;

    RecordedRequest(JsonObject recorded) {
        this.recorded = recorded;
    }

    String id() {
        return recorded.text("id");
    }

    /** The minors of the recorded line, in its order; from {@code expect} or a similar key. */
    List<KubernetesVersion> versions() {
        List<KubernetesVersion> versions = new ArrayList<>();
        JsonArray groups = recorded.array("defaulted");
        if (groups == null) {
            groups = recorded.array("expect");
        }
        for (JsonValue group : groups) {
            versions.addAll(versionsOf((JsonObject) group));
        }
        return versions;
    }

    /** The minors that share one recorded answer with this one. */
    List<KubernetesVersion> answeredAlike(KubernetesVersion version) {
        for (JsonValue group : recorded.array("expect")) {
            List<KubernetesVersion> minors = versionsOf((JsonObject) group);
            if (minors.contains(version)) {
                return minors;
            }
        }
        return List.of(version);
    }

    private static List<KubernetesVersion> versionsOf(JsonObject group) {
        List<KubernetesVersion> versions = new ArrayList<>();
        for (JsonValue version : group.array("versions")) {
            KubernetesVersion.parse(((JsonText) version).value()).ifPresent(versions::add);
        }
        return versions;
    }

    /** Returns the text under a key as a request body for a server of a minor. */
    Body body(String name, KubernetesVersion version) {
        String text = recorded.text(name);
        return recorded.text("contentType").equals("application/json")
                ? JsonReader.readBody(text)
                : Manifest.bodyOf(text, version);
    }

    /** Whether the stored object of an update had a deletion timestamp. */
    boolean oldIsBeingDeleted() {
        return recorded.get("deleting") != null
                || recorded.text("old").contains("oracle: deleting");
    }

    /** The endpoint of a body: that of its own apiVersion unless the line names another. */
    Endpoint endpoint(Body body) {
        JsonObject tree = body.tree() instanceof JsonObject object ? object : new JsonObject();
        JsonObject metadata = tree.object("metadata");
        String namespace = metadata == null ? "" : metadata.text("namespace");
        boolean own =
                !recorded.text("route").equals("endpoint") && !tree.text("apiVersion").isEmpty();
        return Endpoint.of(
                own ? tree.text("apiVersion") : "apps/v1",
                namespace.isEmpty() ? "default" : namespace);
    }

    /**
     * The client's error before any request, null if it sent the body. Up to 1.15 the client of the
     * recordings looks the kind up.
     */
    String clientError(Body body, KubernetesVersion version) {
        if (version.isAtLeast(FIRST_WITHOUT_CLIENT) || body.syntaxError() != null) {
            return null;
        }
        JsonObject tree = body.tree() instanceof JsonObject object ? object : new JsonObject();
        String apiVersion = tree.text("apiVersion");
        if (apiVersion.chars().filter(c -> c == '/').count() > 1) {
            return "malformed apiVersion " + apiVersion;
        }
        if (!tree.text("kind").equals("DaemonSet") || apiVersion.isEmpty()) {
            return "no matches for kind "
                    + GoText.quote(tree.text("kind"))
                    + " in version "
                    + GoText.quote(apiVersion);
        }
        return null;
    }

    /** A line that holds only the client's error. */
    JsonObject refusedByClient(String error, KubernetesVersion version) {
        return line(version).put("ok", false).put("decodeError", error);
    }

    /** Returns the answer in the format of the recording. */
    JsonObject written(Response response, KubernetesVersion version) {
        JsonObject line = line(version).put("ok", response.accepted());
        boolean client = response.code() == 400 && response.reason().isEmpty();
        boolean sent = response.code() != 404 && !client && !panicked(response);
        if (!response.accepted() && sent) {
            line.put("code", response.code());
            line.put("reason", response.reason());
            line.put("statusMessage", response.message());
        }
        if (response.decodeError() != null) {
            line.put("decodeError", response.decodeError().text());
        }
        put(line, "strictErrors", response.strictTexts());
        put(line, "warnings", response.warningTexts());
        if (!response.errors().isEmpty()) {
            JsonArray errors = new JsonArray();
            for (FieldError error : response.errors()) {
                errors.add(
                        new JsonObject()
                                .put("type", error.type().reason())
                                .put("field", error.field())
                                .put("detail", error.body()));
            }
            line.put("errors", errors);
        }
        return line;
    }

    JsonObject line(KubernetesVersion version) {
        return new JsonObject().put("id", id()).put("version", version.toString());
    }

    private static boolean panicked(Response response) {
        return response.code() == 500 && response.decodeError() != null;
    }

    private static void put(JsonObject line, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            JsonArray array = new JsonArray();
            texts.forEach(array::add);
            line.put(name, array);
        }
    }
}
