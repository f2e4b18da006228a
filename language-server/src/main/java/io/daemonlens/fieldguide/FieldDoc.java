package io.daemonlens.fieldguide;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * The documentation of a field: its type, its purpose, its default, the versions that have it, and
 * the effect of a change on running pods.
 */
public final class FieldDoc {

    private FieldDoc() {}

    /** Formats the documentation as Markdown, for a hover or a completion item. */
    public static String markdown(ApiField field, FieldPath path, KubernetesVersion version) {
        StringBuilder text = new StringBuilder();
        text.append("**").append(field.name()).append("** · ").append(holds(field));
        if (field.required()) {
            text.append(" · required");
        }
        text.append('\n');
        if (field.deprecated()) {
            text.append("\n*Deprecated").append(inWords(field.deprecatedSince())).append(".*\n");
        }
        if (field.description() != null && !field.description().isBlank()) {
            text.append('\n').append(description(field, version)).append('\n');
        }
        for (String fact : facts(field, path, version)) {
            text.append("\n- ").append(fact);
        }
        return text.append('\n').toString();
    }

    /**
     * Returns the upstream description. The text for maxUnavailable predates maxSurge: since
     * maxSurge exists (pkg/apis/apps/types.go, 1.21 behind a feature gate, 1.22 by default), 0 is
     * allowed if maxSurge is set.
     */
    private static String description(ApiField field, KubernetesVersion version) {
        String text = field.description().strip();
        boolean surge =
                field.name().equals("maxUnavailable")
                        && field.owner().shortName().equals("RollingUpdateDaemonSet")
                        && version.isAtLeast(22);
        return surge ? text.replace("cannot be 0.", "cannot be 0 if `maxSurge` is 0.") : text;
    }

    /**
     * Returns {@code since 1.25}, or an empty text if it holds since the first supported version.
     */
    static String inWords(KubernetesVersion since) {
        return since.equals(KubernetesVersion.OLDEST) ? "" : " since " + since;
    }

    private static List<String> facts(ApiField field, FieldPath path, KubernetesVersion version) {
        List<String> facts = new ArrayList<>();
        if (field.defaultValue() != null) {
            facts.add("default: `" + field.defaultValue() + "`");
        }
        if (!field.values().isEmpty()) {
            facts.add("values: `" + String.join("`, `", field.values()) + "`");
        }
        facts.add(exists(field, version));
        if (field.gate() != null && !"stable".equals(field.gateStage())) {
            facts.add(gate(field, version));
        }
        if (path != null) {
            facts.add(effect(path));
        }
        return facts;
    }

    private static String gate(ApiField field, KubernetesVersion version) {
        KubernetesVersion on = field.usableSince();
        String gate = "feature gate `" + field.gate() + "` (" + field.gateStage() + ")";
        return on == null || on.compareTo(version) > 0
                ? "dropped without a word unless " + gate + " is on"
                : gate + ", on by default since " + on;
    }

    private static String exists(ApiField field, KubernetesVersion version) {
        KubernetesVersion since = field.since();
        KubernetesVersion until = field.until();
        String from =
                since.equals(KubernetesVersion.OLDEST)
                        ? "in every Kubernetes since " + since + " or earlier"
                        : "since Kubernetes " + since;
        return from
                + (until.compareTo(KubernetesVersion.NEWEST) < 0 ? ", until " + until : "")
                + "; checked against "
                + version;
    }

    /** Describes the effect of changing the value, as far as the path alone determines it. */
    public static String effect(FieldPath path) {
        String text = path.toString();
        if (text.startsWith("spec.template")) {
            return "changing it makes a new revision and restarts the pods";
        }
        if (text.startsWith("spec.selector")) {
            return "it cannot be changed once the DaemonSet exists";
        }
        if (text.startsWith("spec.")) {
            return "changing it changes the rollout and restarts no pod";
        }
        return text.startsWith("metadata")
                ? "changing it restarts no pod"
                : "it says what kind of object this is";
    }

    /**
     * Describes the type of the value: {@code list of Container}, {@code whole number or
     * percentage}.
     */
    public static String holds(ApiField field) {
        String one =
                switch (field.kind()) {
                    case STRING -> "text";
                    case INT32, INT64 -> "whole number";
                    case BOOL -> "true or false";
                    case FLOAT -> "number";
                    case QUANTITY -> "quantity, such as `100m` or `200Mi`";
                    case INT_OR_STRING -> "whole number or text, such as `10%`";
                    case TIME -> "time, such as `2006-01-02T15:04:05Z`";
                    case DURATION -> "duration, such as `1m30s`";
                    case BYTES -> "base64 text";
                    case OBJECT -> field.type() == null ? "object" : field.type().shortName();
                    case RAW -> "any value";
                };
        if (field.list()) {
            return "list of " + one;
        }
        return field.map() ? "map of text to " + one : one;
    }
}
