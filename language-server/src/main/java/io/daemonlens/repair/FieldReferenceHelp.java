package io.daemonlens.repair;

import io.daemonlens.text.NearestWord;
import io.daemonlens.text.Wording;
import java.util.List;

/**
 * The help for the path of a {@code fieldRef}. The fields are those of {@code ConvertDownwardAPI
 * FieldLabel} in {@code pkg/apis/core/pods/helpers.go}.
 */
final class FieldReferenceHelp {

    private static final List<String> FIELDS =
            List.of(
                    "metadata.name",
                    "metadata.namespace",
                    "metadata.uid",
                    "metadata.labels",
                    "metadata.annotations",
                    "spec.nodeName",
                    "spec.serviceAccountName",
                    "status.hostIP",
                    "status.hostIPs",
                    "status.podIP",
                    "status.podIPs");

    private final BadValue bad;
    private final Wording wording;

    FieldReferenceHelp(BadValue bad, Wording wording) {
        this.bad = bad;
        this.wording = wording;
    }

    /** Returns the help if the message is about the path or its version; else null. */
    String help() {
        String path = bad.text();
        String detail = bad.detail();
        if (detail.contains("unsupported pod version")) {
            return wording.say("cause.field-version", bad.sibling("apiVersion"));
        }
        boolean about =
                detail.contains("field label not supported") || detail.startsWith("supported val");
        if (!about || path.isEmpty()) {
            return null;
        }
        if (path.equals("metadata.labels") || path.equals("metadata.annotations")) {
            return wording.say("cause.field-subscript", path);
        }
        if (path.equals("status.hostIPs")) {
            return wording.say("cause.field-later", path, "1.29");
        }
        if (path.equals("status.podIPs")) {
            return wording.say("cause.field-later", path, "1.16");
        }
        String nearest = nearest(path);
        return nearest == null
                ? wording.say("cause.field-unknown", path, String.join(", ", FIELDS))
                : wording.say("cause.not-supported.nearest", path, nearest);
    }

    private static String nearest(String path) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        for (String field : FIELDS) {
            if (field.substring(field.indexOf('.') + 1).equalsIgnoreCase(last)) {
                return field;
            }
        }
        return NearestWord.certain(path, FIELDS);
    }
}
