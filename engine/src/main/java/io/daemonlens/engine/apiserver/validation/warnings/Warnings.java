package io.daemonlens.engine.apiserver.validation.warnings;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;

/**
 * The warnings of the API server about an accepted DaemonSet: one message per {@code Warning}
 * header. All are about the pod template. Checked against {@code pkg/api/pod/warnings.go}, 1.22 and
 * later.
 */
public final class Warnings {

    /** First minor version that warns about pod templates. */
    private static final int FIRST = 22;

    private Warnings() {}

    /** Returns the warnings about an accepted object, in the server's order, without duplicates. */
    public static List<Warning> of(Field daemonSet, KubernetesVersion version, Gates gates) {
        WarningList warnings = new WarningList(version, gates);
        if (version.isAtLeast(FIRST)) {
            addAll(daemonSet.at("spec", "template"), warnings);
        }
        return warnings.list();
    }

    private static void addAll(Field template, WarningList warnings) {
        Field annotations = template.at("metadata", "annotations");
        Field spec = template.at("spec");
        NodeLabelWarnings.add(spec, warnings);
        AnnotationWarnings.addDeprecated(annotations, warnings);
        VolumeWarnings.add(spec.at("volumes"), warnings);
        VolumePathWarnings.add(spec.at("volumes"), warnings);
        PodSpecWarnings.addRepetitions(spec, warnings);
        ContainerWarnings.addFractions(spec.at("overhead"), warnings);
        AnnotationWarnings.addSeccompOfPod(annotations, spec, warnings);
        for (Field container : PodFacts.everyContainer(spec)) {
            AnnotationWarnings.addProfiles(annotations, spec, container, warnings);
            ContainerWarnings.add(container, warnings);
        }
        PortWarnings.add(spec, warnings);
        PodSpecWarnings.addLast(spec, warnings);
    }
}
