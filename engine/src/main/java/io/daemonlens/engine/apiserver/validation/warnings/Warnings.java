package io.daemonlens.engine.apiserver.validation.warnings;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The warnings of the API server about an accepted DaemonSet: one message per {@code Warning}
 * header. All are about the pod template. Checked against {@code pkg/api/pod/warnings.go}, 1.22 and
 * later.
 */
public final class Warnings {

    /** First minor version that warns about pod templates. */
    private static final int FIRST = 22;

    /** Maximum number of warnings. A server stops writing them after a few kilobytes. */
    private static final int MAX = 5_000;

    private final KubernetesVersion version;
    private final Gates gates;
    private final Map<String, Warning> byText = new LinkedHashMap<>();

    private Warnings(KubernetesVersion version, Gates gates) {
        this.version = version;
        this.gates = gates;
    }

    /** Returns the warnings about an accepted object, in the server's order, without duplicates. */
    public static List<Warning> of(Field daemonSet, KubernetesVersion version, Gates gates) {
        Warnings warnings = new Warnings(version, gates);
        if (version.isAtLeast(FIRST)) {
            warnings.addAll(daemonSet.at("spec", "template"));
        }
        return new ArrayList<>(warnings.byText.values());
    }

    private void addAll(Field template) {
        Field annotations = template.at("metadata", "annotations");
        Field spec = template.at("spec");
        NodeLabelWarnings.add(spec, this);
        AnnotationWarnings.addDeprecated(annotations, this);
        VolumeWarnings.add(spec.at("volumes"), this);
        VolumePathWarnings.add(spec.at("volumes"), this);
        PodSpecWarnings.addRepetitions(spec, this);
        ContainerWarnings.addFractions(spec.at("overhead"), this);
        AnnotationWarnings.addSeccompOfPod(annotations, spec, this);
        for (Field container : PodFacts.everyContainer(spec)) {
            AnnotationWarnings.addProfiles(annotations, spec, container, this);
            ContainerWarnings.add(container, this);
        }
        PortWarnings.add(spec, this);
        PodSpecWarnings.addLast(spec, this);
    }

    KubernetesVersion version() {
        return version;
    }

    Gates gates() {
        return gates;
    }

    /** Adds a message about a value without the intended effect, prefixed with its path. */
    void add(Field field, String text) {
        add(Warning.Kind.NO_EFFECT, field, text);
    }

    /** Adds a message about a field, prefixed with its path. */
    void add(Warning.Kind kind, Field field, String text) {
        add(kind, field.path(), field.path() + ": " + text);
    }

    /** Adds a complete message about a field. */
    void add(Warning.Kind kind, FieldPath at, String text) {
        if (!isFull()) {
            byText.putIfAbsent(text, new Warning(kind, at, text));
        }
    }

    /** Returns whether the maximum is reached, so that callers can stop searching. */
    boolean isFull() {
        return byText.size() >= MAX;
    }
}
