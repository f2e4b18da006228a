package io.daemonlens.analysis;

import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;

/** The answer to a kind or apiVersion that a cluster does not have: kubectl's, in its words. */
final class NotServed {

    private NotServed() {}

    static Response answer(Manifest manifest, KubernetesVersion version) {
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
        return new Response(404, "NotFound", message, List.of(), match, List.of(), List.of(), null);
    }
}
