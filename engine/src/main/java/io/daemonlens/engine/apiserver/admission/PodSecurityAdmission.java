package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.podsecurity.PodSecurity;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;

/**
 * Enforces the Pod Security level of a namespace. Checked against pod-security-admission's {@code
 * api/helpers.go} and {@code admission/admission.go}, 0.23 to 0.37.
 */
public final class PodSecurityAdmission implements AdmissionPlugin {

    static final String NAME = "PodSecurity";

    /** Since this minor version, the feature gate is on by default. */
    private static final int BY_DEFAULT = 23;

    public static final String LABEL = "pod-security.kubernetes.io/enforce";

    private final NamespaceView view;
    private final KubernetesVersion version;

    PodSecurityAdmission(NamespaceView view, KubernetesVersion version) {
        this.view = view;
        this.version = version;
    }

    @Override
    public Refusal validate(JsonObject pod) {
        if (version.isBefore(BY_DEFAULT)) {
            return null;
        }
        JsonObject namespace = view.namespace() == null ? new JsonObject() : view.namespace();
        Field labels = Field.of(namespace).at("metadata", "labels");
        PodSecurity.Level level = level(labels.at(LABEL));
        String pinned = pinned(labels.at(LABEL + "-version"));
        String violations = PodSecurity.violations(Field.of(pod), level, policy(pinned), version);
        return violations == null
                ? null
                : Refusal.forbidden(
                        NAME,
                        AdmissionPlugin.nameOf(pod),
                        "violates PodSecurity \""
                                + level.word()
                                + ":"
                                + pinned
                                + "\": "
                                + violations);
    }

    /** Returns the level of a label. An invalid level counts as the strictest one. */
    private static PodSecurity.Level level(Field label) {
        if (label.absent()) {
            return PodSecurity.Level.PRIVILEGED;
        }
        for (PodSecurity.Level level : PodSecurity.Level.values()) {
            if (level.word().equals(label.text())) {
                return level;
            }
        }
        return PodSecurity.Level.RESTRICTED;
    }

    /** Returns {@code v1.24}, or {@code latest} if the label is missing or malformed. */
    private static String pinned(Field label) {
        String text = label.text();
        boolean minor = text.startsWith("v1.") && text.length() > 3;
        for (int i = 3; i < text.length(); i++) {
            minor &= Character.isDigit(text.charAt(i)) && text.charAt(i) < 128;
        }
        boolean leadingZero = text.length() > 4 && text.charAt(3) == '0';
        return minor && !leadingZero && text.length() <= 8 ? text : "latest";
    }

    private int policy(String pinned) {
        return pinned.equals("latest") ? version.minor() : Integer.parseInt(pinned.substring(3));
    }
}
