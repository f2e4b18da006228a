package io.daemonlens.engine.apiserver.defaults;

import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;

/**
 * Applies the API server's defaults to a decoded DaemonSet. Checked against {@code
 * pkg/apis/apps/v1/defaults.go}, {@code apps/v1beta2} and {@code extensions/v1beta1}.
 */
public final class Defaults {

    private Defaults() {}

    /** Fills in missing fields. */
    public static void apply(JsonObject daemonSet, String apiVersion, KubernetesVersion version) {
        JsonObject spec = Tree.objectOf(daemonSet, "spec");
        JsonObject template = Tree.objectOf(spec, "template");
        boolean extensions = apiVersion.equals("extensions/v1beta1");
        if (extensions) {
            fromTemplate(daemonSet);
        }
        updateStrategy(Tree.objectOf(spec, "updateStrategy"), extensions, version);
        if (!spec.has("revisionHistoryLimit")) {
            spec.put("revisionHistoryLimit", 10);
        }
        new PodDefaults(version).apply(Tree.objectOf(template, "spec"));
    }

    /** Fills in missing fields of the spec of a pod or a pod template. */
    public static void podSpec(JsonObject spec, KubernetesVersion version) {
        new PodDefaults(version).apply(spec);
    }

    /**
     * Copies the template's labels to missing labels and a missing selector (extensions/v1beta1).
     */
    public static void fromTemplate(JsonObject daemonSet) {
        labels(daemonSet);
        selector(daemonSet);
    }

    private static void labels(JsonObject daemonSet) {
        JsonObject labels = templateLabels(daemonSet);
        if (labels == null) {
            return;
        }
        JsonObject own = Tree.objectOf(daemonSet, "metadata");
        JsonObject ownLabels = own.object("labels");
        if (ownLabels == null || ownLabels.isEmpty()) {
            own.put("labels", labels.copy());
        }
    }

    private static void selector(JsonObject daemonSet) {
        JsonObject labels = templateLabels(daemonSet);
        JsonObject spec = daemonSet.object("spec");
        if (labels != null && !spec.has("selector")) {
            spec.put("selector", new JsonObject().put("matchLabels", labels.copy()));
        }
    }

    private static JsonObject templateLabels(JsonObject daemonSet) {
        return Tree.object(daemonSet, "spec", "template", "metadata", "labels");
    }

    private static void updateStrategy(
            JsonObject strategy, boolean extensions, KubernetesVersion version) {
        if (strategy.text("type").isEmpty()) {
            strategy.put("type", extensions ? "OnDelete" : "RollingUpdate");
        }
        if (!strategy.text("type").equals("RollingUpdate")) {
            return;
        }
        JsonObject rollingUpdate = Tree.objectOf(strategy, "rollingUpdate");
        Tree.setIfAbsent(rollingUpdate, "maxUnavailable", JsonNumber.of(1));
        if (version.isAtLeast(21)) {
            Tree.setIfAbsent(rollingUpdate, "maxSurge", JsonNumber.of(0));
        }
    }
}
