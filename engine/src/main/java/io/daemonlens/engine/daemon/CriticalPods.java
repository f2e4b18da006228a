package io.daemonlens.engine.daemon;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apps.PodTemplate;
import io.daemonlens.engine.features.Gates;

/**
 * Pods that an annotation called critical, before priorities existed: on clusters with the alpha
 * gate on, the controller put them on nodes without asking for room (up to 1.11) and let them stay
 * on full disks (up to 1.13).
 */
final class CriticalPods {

    private static final String GATE = "ExperimentalCriticalPodAnnotation";
    private static final String ANNOTATION = "scheduler.alpha.kubernetes.io/critical-pod";
    private static final String NAMESPACE = "kube-system";

    private CriticalPods() {}

    /** The annotation has to be there, and empty. */
    static boolean isCritical(PodTemplate template, String namespace, Gates gates) {
        if (!namespace.equals(NAMESPACE) || !gates.enabled(GATE)) {
            return false;
        }
        Field annotations = Field.of(template.json()).at("metadata", "annotations");
        return "".equals(annotations.textMap().get(ANNOTATION));
    }
}
