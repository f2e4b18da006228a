package io.daemonlens.analysis;

import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.findings.Finding;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.revision.RevisionHash;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;

/**
 * The analysis of one object of a text.
 *
 * @param manifest the object
 * @param status its classification
 * @param version the Kubernetes version asked; null if none
 * @param answer the API server's answer to a create; null if it was not asked
 * @param revisionHash of the ControllerRevision a cluster would make; null if it was refused
 * @param findings by place
 */
public record ManifestAnalysis(
        Manifest manifest,
        Status status,
        KubernetesVersion version,
        Response answer,
        String revisionHash,
        List<Finding> findings) {

    /** The classification of an object. */
    public enum Status {
        DAEMON_SET,
        OTHER_KIND,
        /** A template that another program renders. */
        TEMPLATE,
        /** A patch that kustomize merges into another object. */
        PATCH,
        /** The values file of a chart. */
        VALUES,
        /** A text that looks like a DaemonSet and cannot be parsed. */
        UNREADABLE,
        /** A text that cannot be parsed and does not look like a DaemonSet. */
        NOT_YAML,
        EMPTY
    }

    public ManifestAnalysis {
        findings = List.copyOf(findings);
    }

    /** Whether the API server accepts it. */
    public boolean accepted() {
        return answer != null && answer.accepted();
    }

    /**
     * Returns the revision hash for a collision count.
     *
     * @param collisionCount null if there were no collisions
     */
    public String revisionHash(Integer collisionCount) {
        return collisionCount == null || revisionHash == null
                ? revisionHash
                : RevisionHash.of(answer.stored(), collisionCount, version);
    }

    /** Returns the same analysis for the same object at another position of a text. */
    ManifestAnalysis movedTo(Manifest place) {
        int by = place.offset() - manifest.offset();
        List<Finding> moved = findings.stream().map(finding -> finding.shifted(by)).toList();
        return new ManifestAnalysis(place, status, version, answer, revisionHash, moved);
    }
}
