package io.daemonlens.forecast.plan;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.admission.PodSecurityAdmission;
import io.daemonlens.engine.json.JsonObject;

/** The Pod Security level that a namespace enforces, as its labels say it. */
final class PodSecurityLabels {

    private PodSecurityLabels() {}

    /** Returns {@code baseline}, or {@code baseline:v1.28} if the policy is pinned to a version. */
    static String of(JsonObject namespace) {
        if (namespace == null) {
            return "privileged";
        }
        Field labels = Field.of(namespace).at("metadata", "labels");
        String level = labels.at(PodSecurityAdmission.LABEL).text();
        String version = labels.at(PodSecurityAdmission.LABEL + "-version").text();
        return (level.isEmpty() ? "privileged" : level)
                + (level.isEmpty() || version.isEmpty() || version.equals("latest")
                        ? ""
                        : ":" + version);
    }
}
