package io.daemonlens.fieldguide;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * What a field means, told in the order people ask: what it holds, what it is for, what happens
 * when it is left out, where it exists, and what changing it does to running pods.
 */
public final class FieldDoc {

    private FieldDoc() {}

    /** As Markdown, for a hover or beside a completion. */
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
     * Kubernetes' words. Those of maxUnavailable were written before maxSurge: since that is there
     * (pkg/apis/apps/types.go, 1.21 behind a gate, on from 1.22), 0 is allowed beside it.
     */
    private static String description(ApiField field, KubernetesVersion version) {
        String text = field.description().strip();
        boolean surge =
                field.name().equals("maxUnavailable")
                        && field.owner().shortName().equals("RollingUpdateDaemonSet")
                        && version.isAtLeast(22);
        return surge ? text.replace("cannot be 0.", "cannot be 0 if `maxSurge` is 0.") : text;
    }

    /** {@code since 1.25}; nothing where it has been so since the first version we know. */
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

    /** What changing the value does, as far as the path alone tells. */
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
     * The kind of value in words: {@code list of Container}, {@code whole number or percentage}.
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
