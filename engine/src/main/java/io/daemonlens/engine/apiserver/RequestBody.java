package io.daemonlens.engine.apiserver;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.apimachinery.GoText;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.apiserver.decoding.DecodeError;
import io.daemonlens.engine.apiserver.decoding.DecodeError.Kind;
import io.daemonlens.engine.apiserver.decoding.Decoded;
import io.daemonlens.engine.apiserver.decoding.Decoder;
import io.daemonlens.engine.apiserver.decoding.OldDecoder;
import io.daemonlens.engine.apiserver.decoding.StrictError;
import io.daemonlens.engine.apiserver.defaults.Defaults;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Turns a request body into an object: determines its kind, then decodes, defaults and converts it
 * to the server's internal form. Checked against apimachinery's {@code pkg/runtime/serializer/json}
 * and apiserver's {@code endpoints/handlers/create.go}.
 */
final class RequestBody {

    private static final String UNRECOGNIZED =
            "the object provided is unrecognized (must be of type DaemonSet): ";
    private static final String NO_VERSION_OR_KIND =
            "couldn't get version/kind; json parse error: ";
    private static final String GO_TYPE_OF_BOTH =
            "struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\";"
                    + " Kind string \"json:\\\"kind,omitempty\\\"\" }";

    /**
     * Before this minor version, the client converts YAML to JSON and reports YAML errors itself.
     */
    private static final int FIRST_TO_READ_YAML = 16;

    private final Body body;
    private final Endpoint endpoint;
    private final KubernetesVersion version;

    RequestBody(Body body, Endpoint endpoint, KubernetesVersion version) {
        this.body = body;
        this.endpoint = endpoint;
        this.version = version;
    }

    /** Thrown when a body is rejected before validation: HTTP 400. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient DecodeError decodeError;
        private final boolean byClient;

        Refused(String message, DecodeError decodeError, boolean byClient) {
            super(message, null, false, false);
            this.decodeError = decodeError;
            this.byClient = byClient;
        }

        /** Returns whether the client rejected the body before sending it. */
        boolean byClient() {
            return byClient;
        }

        DecodeError decodeError() {
            return decodeError;
        }
    }

    /** The object in internal form, and the errors that strict decoding found. */
    record Read(JsonObject object, List<StrictError> strictErrors) {}

    /** Reads the body and returns the object. */
    Read read() throws Refused {
        if (body.syntaxError() != null) {
            throw unreadable();
        }
        GroupVersionKind kind = kind();
        Refused unknown = unknownKind(kind);
        if (unknown != null) {
            throw unknown;
        }
        Decoded decoded = decode(kind);
        if (decoded.error() != null) {
            throw refused(kind, decoded.error());
        }
        JsonObject object = decoded.object();
        Defaults.apply(object, kind.apiVersion(), version);
        DecodeError conversionError = Conversion.toInternal(object, kind.apiVersion(), version);
        if (conversionError != null) {
            throw refused(kind, conversionError);
        }
        boolean own = kind.apiVersion().equals(endpoint.apiVersion());
        if (own && !decoded.strictErrors().isEmpty()) {
            // Rejected too, but the response carries the result of a lenient request.
            return new Read(object, decoded.strictErrors());
        }
        if (!own) {
            String text =
                    "the API version in the data ("
                            + kind.apiVersion()
                            + ") does not match the expected API version ("
                            + endpoint.apiVersion()
                            + ")";
            FieldPath at = FieldPath.of("apiVersion");
            throw new Refused(text, new DecodeError(Kind.OTHER_TYPE, at, text), false);
        }
        return new Read(object, List.of());
    }

    private Refused unreadable() {
        if (body.format() == Body.Format.JSON) {
            return unrecognized(syntax(NO_VERSION_OR_KIND + body.syntaxError()));
        }
        String problem = body.syntaxError();
        if (version.isAtLeast(FIRST_TO_READ_YAML)) {
            return unrecognized(syntax(problem));
        }
        String text = "error converting YAML to JSON: " + problem;
        return new Refused(text, syntax(text), true);
    }

    private static DecodeError syntax(String text) {
        return new DecodeError(Kind.SYNTAX, FieldPath.ROOT, text);
    }

    /** Returns the message of a request rejected for strict decoding errors. */
    static String strictMessage(Endpoint endpoint, List<StrictError> strictErrors) {
        StringBuilder texts = new StringBuilder();
        for (StrictError each : strictErrors) {
            texts.append(texts.length() > 0 ? ", " : "").append(each.text());
        }
        return prefix("DaemonSet", endpoint.version()) + "strict decoding error: " + texts;
    }

    /** Returns the kind and version as written; missing parts are taken from the endpoint. */
    private GroupVersionKind kind() throws Refused {
        JsonValue tree = body.tree();
        if (tree != null && !(tree instanceof JsonNull) && !(tree instanceof JsonObject)) {
            throw unrecognized(
                    new DecodeError(
                            Kind.WRONG_TYPE,
                            FieldPath.ROOT,
                            NO_VERSION_OR_KIND
                                    + "json: cannot unmarshal "
                                    + tree.goKind()
                                    + " into Go value of type "
                                    + GO_TYPE_OF_BOTH));
        }
        JsonObject object = tree instanceof JsonObject found ? found : new JsonObject();
        String apiVersion = "";
        String kind = "";
        DecodeError wrong = null;
        for (Map.Entry<String, JsonValue> member : object.entries()) {
            boolean isVersion = member.getKey().equalsIgnoreCase("apiVersion");
            boolean isKind = member.getKey().equalsIgnoreCase("kind");
            if (!isVersion && !isKind || member.getValue() instanceof JsonNull) {
                continue;
            }
            if (!(member.getValue() instanceof JsonText text)) {
                String path = isVersion ? "apiVersion" : "kind";
                if (wrong == null || isVersion) {
                    String error =
                            NO_VERSION_OR_KIND
                                    + "json: cannot unmarshal "
                                    + member.getValue().goKind()
                                    + " into Go struct field ."
                                    + path
                                    + " of type string";
                    FieldPath at = FieldPath.of(member.getKey());
                    wrong = new DecodeError(Kind.WRONG_TYPE, at, error);
                }
            } else if (isVersion) {
                apiVersion = text.value();
            } else {
                kind = text.value();
            }
        }
        if (wrong != null) {
            throw unrecognized(wrong);
        }
        return withEndpoint(apiVersion, kind);
    }

    private GroupVersionKind withEndpoint(String apiVersion, String kind) throws Refused {
        String written = apiVersion.equals("/") ? "" : apiVersion;
        if (written.indexOf('/') != written.lastIndexOf('/')) {
            String error = "unexpected GroupVersion string: " + written;
            throw unrecognized(new DecodeError(Kind.OTHER_TYPE, FieldPath.of("apiVersion"), error));
        }
        GroupVersionKind read = GroupVersionKind.of(written, kind.isEmpty() ? "DaemonSet" : kind);
        boolean sameGroup = read.group().isEmpty() || read.group().equals(endpoint.group());
        if (read.version().isEmpty() && sameGroup) {
            return new GroupVersionKind(endpoint.group(), endpoint.version(), read.kind());
        }
        return read;
    }

    private Refused unknownKind(GroupVersionKind kind) {
        if (kind.kind().equals("DaemonSet") && type(kind) != null) {
            return null;
        }
        JsonObject object = body.tree() instanceof JsonObject found ? found : new JsonObject();
        String problem = OtherKinds.problem(kind, object, version);
        if (problem != null) {
            return refused(kind, otherType(kind, problem));
        }
        String scheme =
                (version.isAtLeast(24) ? "" : "k8s.io/kubernetes/")
                        + "pkg/api/legacyscheme/scheme.go:30";
        String unknown =
                "no kind "
                        + GoText.quote(kind.kind())
                        + " is registered for version "
                        + GoText.quote(kind.apiVersion())
                        + " in scheme \""
                        + scheme
                        + "\"";
        return refused(kind, otherType(kind, unknown));
    }

    private static DecodeError otherType(GroupVersionKind kind, String text) {
        String member = kind.kind().equals("DaemonSet") ? "apiVersion" : "kind";
        return new DecodeError(Kind.OTHER_TYPE, FieldPath.of(member), text);
    }

    /**
     * Returns the type of a kind. The server's scheme still has types that are no longer served.
     */
    private ApiType type(GroupVersionKind kind) {
        ApiTypes types = ApiTypes.of(version);
        ApiType served = types.root(kind);
        if (served != null) {
            return served;
        }
        String apiVersion = kind.apiVersion();
        boolean known =
                apiVersion.equals("apps/v1beta2") || apiVersion.equals("extensions/v1beta1");
        return known ? types.type("apps.v1.DaemonSet") : null;
    }

    private Decoded decode(GroupVersionKind kind) {
        boolean yaml = body.format() == Body.Format.YAML;
        JsonObject tree = body.tree() instanceof JsonObject found ? found : new JsonObject();
        ApiType type = type(kind);
        Decoder.Manner manner = new Decoder.Manner(yaml, version.isAtLeast(35));
        if (!yaml && !body.duplicates().isEmpty()) {
            tree = JsonReader.readKeepingRepeats(body.bytes(), Decoder.REPEATED);
        }
        Decoded decoded = Decoder.decode(tree, type, manner);
        if (decoded.error() != null) {
            return version.isBefore(23) ? old(decoded, type) : decoded;
        }
        if (version.isBefore(25)) {
            return new Decoded(decoded.object(), null, null, List.of());
        }
        List<StrictError> strict = new ArrayList<>();
        if (yaml && !body.duplicates().isEmpty()) {
            strict.add(
                    new StrictError(
                            StrictError.Kind.DUPLICATE_KEYS, FieldPath.ROOT, yamlDuplicates()));
        }
        strict.addAll(decoded.strictErrors());
        return new Decoded(decoded.object(), null, null, strict);
    }

    /** Returns the error of servers up to 1.22, which is about the first value that is wrong. */
    private Decoded old(Decoded decoded, ApiType type) {
        DecodeError first = decoded.first();
        String text = OldDecoder.error(body, type, version);
        DecodeError error = new DecodeError(first.kind(), first.at(), text);
        return new Decoded(null, error, error, List.of());
    }

    private String yamlDuplicates() {
        StringBuilder text = new StringBuilder("yaml: unmarshal errors:");
        for (Body.DuplicateKey duplicate : body.duplicates()) {
            text.append("\n  line ")
                    .append(duplicate.line())
                    .append(": key \"")
                    .append(duplicate.key())
                    .append("\" already set in map");
        }
        return text.toString();
    }

    private static Refused refused(GroupVersionKind kind, DecodeError error) {
        String message = prefix(kind.kind(), kind.version()) + error.text();
        return new Refused(message, error, false);
    }

    private static String prefix(String kind, String version) {
        return kind
                + " in version "
                + GoText.quote(version)
                + " cannot be handled as a DaemonSet: ";
    }

    private Refused unrecognized(DecodeError error) {
        String summary = " (" + BodySummary.of(body.bytes()) + ")";
        return new Refused(UNRECOGNIZED + error.text() + summary, error, false);
    }
}
