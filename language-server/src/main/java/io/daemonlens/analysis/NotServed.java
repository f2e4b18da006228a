package io.daemonlens.analysis;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.engine.apiserver.decoding.DecodeError;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.KubernetesVersion;

/** kubectl's error for a kind or apiVersion that the cluster does not serve. */
final class NotServed {

    private NotServed() {}

    static Response answer(Manifest manifest, KubernetesVersion version) {
        String unknown = noApiVersion(manifest);
        if (unknown != null) {
            String words =
                    "error validating \""
                            + manifest.document().name()
                            + "\": error validating data: "
                            + unknown
                            + "; if you choose to ignore these errors, turn validation off with"
                            + " --validate=false";
            return Response.rejected(404, "NotFound", words, notServed("apiVersion", unknown));
        }
        String match =
                "no matches for kind \""
                        + manifest.kind()
                        + "\" in version \""
                        + manifest.apiVersion()
                        + "\"";
        String file = manifest.document().name();
        String message =
                version.isBefore(24)
                        ? "unable to recognize \"" + file + "\": " + match
                        : "resource mapping not found for name: \""
                                + manifest.name()
                                + "\" namespace: \""
                                + manifest.namespace()
                                + "\" from \""
                                + file
                                + "\": "
                                + match
                                + "\nensure CRDs are installed first";
        return Response.rejected(404, "NotFound", message, notServed("kind", match));
    }

    private static DecodeError notServed(String member, String text) {
        return new DecodeError(DecodeError.Kind.NOT_SERVED, FieldPath.of(member), text);
    }

    /**
     * Returns kubectl's error if apiVersion is not a string ({@code GetObjectKind} of {@code
     * kubectl/pkg/util/openapi/validation}); null if it is one.
     */
    private static String noApiVersion(Manifest manifest) {
        JsonValue version =
                manifest.body().tree() instanceof JsonObject object
                        ? object.get("apiVersion")
                        : null;
        if (version == null || version.equals(JsonNull.NULL)) {
            return "apiVersion not set";
        }
        return version instanceof JsonText ? null : "apiVersion isn't string type";
    }
}
