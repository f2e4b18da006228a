package io.daemonlens.advice;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.schemas.KubernetesVersion;

/**
 * What a rule looks at.
 *
 * @param written the object as it was sent, so that a default can be told from a choice
 * @param stored the object as the server keeps it, defaults filled in
 * @param version the Kubernetes it is for
 */
public record Subject(Field written, Field stored, KubernetesVersion version) {

    /** The pod's spec as stored. */
    public Field pod() {
        return stored.at("spec", "template", "spec");
    }

    /** The pod's spec as written. */
    public Field writtenPod() {
        return written.at("spec", "template", "spec");
    }
}
