package io.daemonlens.analysis;

import io.daemonlens.analysis.Finding.Source;
import io.daemonlens.engine.apimachinery.Body.DuplicateKey;
import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The API server's answer as findings: its words, our help, and a repair where one is certain. */
final class ServerFindings {

    private static final String UNKNOWN = "unknown field \"";

    private final Manifest manifest;
    private final KubernetesVersion version;
    private final Wording wording;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<FieldPath> told = new LinkedHashSet<>();

    ServerFindings(Manifest manifest, KubernetesVersion version, Wording wording) {
        this.manifest = manifest;
        this.version = version;
        this.wording = wording;
    }

    List<Finding> of(Response answer) {
        if (answer.code() == 404) {
            notServed(answer);
        } else if (answer.decodeError() != null) {
            wrongType(answer.decodeError());
        }
        answer.strictErrors().forEach(this::strictError);
        answer.errors().forEach(this::error);
        answer.warnings().forEach(this::warning);
        return findings;
    }

    private void notServed(Response answer) {
        TextRange range = manifest.rangeOf(FieldPath.of("apiVersion"));
        findings.add(
                Finding.of(
                        "not-served",
                        Severity.ERROR,
                        Source.APISERVER,
                        "apiVersion",
                        range,
                        answer.decodeError(),
                        wording.say("not-served.help", manifest.apiVersion(), version)));
    }

    private void wrongType(String text) {
        FieldPath at = DecodeErrorPlace.of(text, manifest);
        findings.add(
                Finding.of(
                        "wrong-type",
                        Severity.ERROR,
                        Source.APISERVER,
                        at.toString(),
                        manifest.rangeOf(at),
                        text,
                        wording.say("wrong-type.help")));
        told.add(at);
    }

    private void strictError(String text) {
        if (text.startsWith("yaml: ")) {
            for (DuplicateKey duplicate : manifest.body().duplicates()) {
                add(
                        "duplicate-key",
                        Severity.ERROR,
                        duplicate.path(),
                        "line "
                                + duplicate.line()
                                + ": key \""
                                + duplicate.key()
                                + "\" already set in map",
                        manifest.keyRangeOf(duplicate.path()),
                        wording.say("duplicate-key.help", duplicate.key()));
            }
        } else if (text.startsWith(UNKNOWN)) {
            String path = text.substring(UNKNOWN.length(), text.length() - 1);
            FieldPath at = FieldPath.parse(path);
            add(
                    "unknown-field",
                    Severity.ERROR,
                    at,
                    text,
                    manifest.keyRangeOf(at),
                    wording.say("unknown-field.help", version));
        } else {
            add(
                    "strict-decoding",
                    Severity.ERROR,
                    FieldPath.ROOT,
                    text,
                    manifest.rangeOf(FieldPath.ROOT),
                    "");
        }
    }

    private void error(FieldError error) {
        if (!told.add(error.at())) {
            return;
        }
        Finding finding =
                Finding.of(
                        error.rule(),
                        Severity.ERROR,
                        Source.APISERVER,
                        error.field(),
                        manifest.rangeOf(error.at()),
                        error.toString(),
                        wording.sayIfKnown(error.rule() + ".help"));
        findings.add(finding);
    }

    private void warning(String text) {
        int colon = text.indexOf(": ");
        FieldPath at = FieldPath.ROOT;
        String head = colon < 0 ? "" : text.substring(0, colon);
        if (head.matches("(spec|metadata)[^ ]*")) {
            at = FieldPath.parse(head);
        }
        String code = text.contains("deprecated") ? "deprecated" : "server-warning";
        add(code, Severity.WARNING, at, text, manifest.rangeOf(at), "");
    }

    private void add(
            String code,
            Severity severity,
            FieldPath at,
            String message,
            TextRange range,
            String help) {
        findings.add(
                Finding.of(code, severity, Source.APISERVER, at.toString(), range, message, help));
        told.add(at);
    }
}
