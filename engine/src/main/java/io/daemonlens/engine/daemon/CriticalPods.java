package io.daemonlens.engine.daemon;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apps.PodTemplate;
import io.daemonlens.engine.features.Gates;

/**
 * Pods marked as critical by an annotation, which predates pod priorities. With the alpha gate on,
 * the controller ignores the node's free resources for them (up to 1.11) and keeps them on nodes
 * with full disks (up to 1.13).
 */
final class CriticalPods {

    private static final String GATE = "ExperimentalCriticalPodAnnotation";
    private static final String ANNOTATION = "scheduler.alpha.kubernetes.io/critical-pod";
    private static final String NAMESPACE = "kube-system";

    private CriticalPods() {}

    /** Returns whether the annotation is present and empty. */
    static boolean isCritical(PodTemplate template, String namespace, Gates gates) {
        if (!namespace.equals(NAMESPACE) || !gates.enabled(GATE)) {
            return false;
        }
        Field annotations = Field.of(template.json()).at("metadata", "annotations");
        return "".equals(annotations.textMap().get(ANNOTATION));
    }
}
