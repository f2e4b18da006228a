package io.daemonlens.analysis;

import io.daemonlens.advice.Advisor;
import io.daemonlens.analysis.ManifestAnalysis.Status;
import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.apiserver.ApiServer;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.engine.apiserver.decoding.DecodeError;
import io.daemonlens.engine.apiserver.podsecurity.PodSecurity;
import io.daemonlens.engine.apiserver.validation.warnings.Warning;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.Finding.Source;
import io.daemonlens.manifest.DocumentKind;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.repair.LostIndentation;
import io.daemonlens.repair.Misspelled;
import io.daemonlens.repair.WordKeys;
import io.daemonlens.revision.RevisionHash;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Settings;
import io.daemonlens.settings.Severity;
import io.daemonlens.settings.Versions;
import io.daemonlens.text.TextRange;
import java.util.ArrayList;
import java.util.List;

/** Analyzes one object: parses it, asks the API server, adds advice, applies suppressions. */
final class Analyzer {

    private final Manifest manifest;
    private final Settings settings;
    private final List<Finding> findings = new ArrayList<>();
    private boolean proves = true;

    Analyzer(Manifest manifest, Settings settings) {
        this.manifest = manifest;
        this.settings = settings;
    }

    ManifestAnalysis analyze() {
        KubernetesVersion version = settings.destination().versionFor(manifest);
        DocumentKind kind = DocumentKind.of(manifest, settings.role());
        if (kind == DocumentKind.OTHER || kind == DocumentKind.DAEMON_SET && isOtherKind()) {
            return other();
        }
        if (kind != DocumentKind.DAEMON_SET) {
            return leftAlone(kind);
        }
        Body body = manifest.bodyFor(version);
        boolean broken = body.syntaxError() != null;
        Response answer = broken ? unreadable(body, version) : answer(body, version);
        Finding flat =
                LostIndentation.find(manifest, version, body.syntaxError(), settings.wording());
        if (flat != null) {
            findings.add(flat);
        } else if (broken) {
            findings.addAll(new SyntaxFindings(manifest, body, settings.wording()).findings());
        } else {
            ServerFindings server = new ServerFindings(manifest, version, settings.wording());
            findings.addAll(server.of(answer));
            findings.addAll(
                    SchemaFindings.of(manifest, answer, version, findings, settings.wording()));
            if (answer.accepted()) {
                findings.addAll(Advisor.advise(manifest, answer, version, settings, server.told()));
            }
            findings.addAll(DroppedFieldFindings.in(manifest, version, settings.wording()));
            findings.addAll(WordKeys.in(manifest, settings.wording()));
            findings.addAll(PolicyFindings.of(manifest, settings));
        }
        if (!broken && answer.accepted()) {
            OldApi.in(manifest, version, settings).ifPresent(findings::add);
        }
        if (!broken && flat == null && !findings.isEmpty()) {
            Consequences consequences =
                    new Consequences(
                            manifest, other -> create(other, other.bodyFor(version), version));
            ApiType type =
                    ApiTypes.of(version)
                            .root(GroupVersionKind.of(manifest.apiVersion(), manifest.kind()));
            MissingKey.in(manifest, type, findings, consequences, settings.wording())
                    .ifPresent(cause -> findings.add(0, cause));
            List<Finding> left = consequences.fold(findings);
            findings.clear();
            findings.addAll(left);
        }
        passedOver();
        if (proves) {
            prove(answer);
        }
        Status status = broken ? Status.UNREADABLE : Status.DAEMON_SET;
        List<Finding> heard = Suppressions.apply(manifest, findings, settings);
        heard.sort((a, b) -> Integer.compare(a.range().start(), b.range().start()));
        String hash = answer.accepted() ? RevisionHash.of(answer.stored(), version) : null;
        return new ManifestAnalysis(manifest, status, version, answer, hash, heard);
    }

    /** Returns what the API server and the schema say of an object that is only a part of one. */
    List<Finding> partial() {
        KubernetesVersion version = settings.destination().versionFor(manifest);
        Body body = manifest.bodyFor(version);
        if (body.syntaxError() == null) {
            Response answer = create(manifest, body, version);
            findings.addAll(new ServerFindings(manifest, version, settings.wording()).of(answer));
            findings.addAll(
                    SchemaFindings.of(manifest, answer, version, findings, settings.wording()));
            prove(answer);
        }
        return findings;
    }

    /** Returns the same analyzer without the proof of fixes, which itself runs this analysis. */
    Analyzer withoutProof() {
        proves = false;
        return this;
    }

    private void prove(Response answer) {
        FixProof proof = null;
        for (int i = 0; i < findings.size(); i++) {
            if (!findings.get(i).fixes().isEmpty()) {
                if (proof == null) {
                    boolean stopped = answer.decodeError() != null || answer.code() == 404;
                    proof = new FixProof(manifest, settings, findings, stopped);
                }
                findings.set(i, proof.check(findings.get(i)));
            }
        }
    }

    private boolean isOtherKind() {
        return manifest.body().syntaxError() == null && !manifest.isDaemonSet();
    }

    /** Returns a result that is counted but not checked; an unreadable text keeps the reason. */
    private ManifestAnalysis leftAlone(DocumentKind kind) {
        List<Finding> reason = List.of();
        if (kind == DocumentKind.NOT_YAML) {
            reason = new SyntaxFindings(manifest, manifest.body(), settings.wording()).findings();
        }
        Status status =
                switch (kind) {
                    case TEMPLATE -> Status.TEMPLATE;
                    case PATCH -> Status.PATCH;
                    case VALUES -> Status.VALUES;
                    case NOT_YAML -> Status.NOT_YAML;
                    case DAEMON_SET, OTHER, EMPTY -> Status.EMPTY;
                };
        return new ManifestAnalysis(manifest, status, null, null, null, reason);
    }

    private Response answer(Body body, KubernetesVersion version) {
        boolean served = Versions.serves(version, manifest.apiVersion());
        boolean named = !manifest.kind().isEmpty();
        return named && !served ? NotServed.answer(manifest, version) : ask(body, version);
    }

    /** Up to 1.15 kubectl parses the YAML and sends JSON, so the error message is kubectl's. */
    private Response unreadable(Body body, KubernetesVersion version) {
        if (version.isBefore(16)) {
            String words = "error converting YAML to JSON: " + body.syntaxError();
            return Response.rejected(
                    400,
                    "BadRequest",
                    words,
                    new DecodeError(DecodeError.Kind.SYNTAX, FieldPath.ROOT, words));
        }
        return ask(body, version);
    }

    private Response ask(Body body, KubernetesVersion version) {
        return warned(create(manifest, body, version), version);
    }

    private Response create(Manifest object, Body body, KubernetesVersion version) {
        String apiVersion =
                Versions.serves(version, object.apiVersion()) ? object.apiVersion() : "apps/v1";
        String namespace = settings.destination().namespaceOr(object.namespace());
        return ApiServer.create(
                body, Endpoint.of(apiVersion, namespace), version, Gates.defaults(version));
    }

    /** Adds the Pod Security warnings of the namespace, if the settings name a level. */
    private Response warned(Response answer, KubernetesVersion version) {
        String warning =
                settings.podSecurity() == null || !answer.accepted()
                        ? null
                        : PodSecurity.warning(
                                Field.of(answer.stored()).at("spec", "template"),
                                settings.podSecurity(),
                                version);
        return warning == null
                ? answer
                : answer.withWarning(Warning.of(Warning.Kind.POD_SECURITY, warning));
    }

    /** Handles another kind: no findings, unless the kind is a misspelling of DaemonSet. */
    private ManifestAnalysis other() {
        if (DocumentKind.of(manifest, settings.role()) == DocumentKind.DAEMON_SET) {
            findings.addAll(Misspelled.kind(manifest, settings.wording()));
        }
        Status status = findings.isEmpty() ? Status.OTHER_KIND : Status.DAEMON_SET;
        KubernetesVersion version =
                findings.isEmpty() ? null : settings.destination().versionFor(manifest);
        Response answer = findings.isEmpty() ? null : NotServed.answer(manifest, version);
        List<Finding> heard = Suppressions.apply(manifest, findings, settings);
        return new ManifestAnalysis(manifest, status, version, answer, null, heard);
    }

    /** Reports content after the first document of a part, which is ignored. */
    private void passedOver() {
        int from = manifest.tree().ignoredFrom();
        if (from < 0 || manifest.item() > 0) {
            return;
        }
        int end = manifest.tree().text().indexOf('\n', from);
        TextRange range =
                new TextRange(from, end < 0 ? manifest.tree().text().length() : end)
                        .shifted(manifest.offset());
        findings.add(
                Finding.of(
                        "ignored-text",
                        Severity.WARNING,
                        Source.YAML,
                        "",
                        range,
                        settings.wording().say("ignored-text"),
                        settings.wording().say("ignored-text.help")));
    }
}
