package io.daemonlens.analysis;

import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.findings.Finding;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.revision.RevisionHash;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;

/**
 * What is so about one object of a text.
 *
 * @param manifest the object
 * @param status what it was found to be
 * @param version the Kubernetes that was asked; null where none was
 * @param answer the API server's answer to a create; null where it was not asked
 * @param revisionHash of the ControllerRevision a cluster would make; null where it was refused
 * @param findings by place
 */
public record ManifestAnalysis(
        Manifest manifest,
        Status status,
        KubernetesVersion version,
        Response answer,
        String revisionHash,
        List<Finding> findings) {

    /** What an object can be to us. */
    public enum Status {
        DAEMON_SET,
        OTHER_KIND,
        /** A template that another program renders. */
        TEMPLATE,
        /** A part that kustomize merges into another object. */
        PATCH,
        /** Values of a chart. */
        VALUES,
        /** A text that was meant as a DaemonSet and cannot be read. */
        UNREADABLE,
        /** A text that cannot be read and shows no sign of a DaemonSet. */
        NOT_YAML,
        EMPTY
    }

    public ManifestAnalysis {
        findings = List.copyOf(findings);
    }

    /** Whether the API server would take it. */
    public boolean accepted() {
        return answer != null && answer.accepted();
    }

    /**
     * The revision's hash in a cluster that has counted collisions.
     *
     * @param collisionCount null where it has counted none
     */
    public String revisionHash(Integer collisionCount) {
        return collisionCount == null || revisionHash == null
                ? revisionHash
                : RevisionHash.of(answer.stored(), collisionCount, version);
    }

    /** The same about the same object at another place of a text. */
    ManifestAnalysis movedTo(Manifest place) {
        int by = place.offset() - manifest.offset();
        List<Finding> moved = findings.stream().map(finding -> finding.shifted(by)).toList();
        return new ManifestAnalysis(place, status, version, answer, revisionHash, moved);
    }
}
