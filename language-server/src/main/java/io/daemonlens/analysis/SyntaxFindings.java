package io.daemonlens.analysis;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.Finding.Source;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.repair.SyntaxCause;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlProblem;
import java.util.List;

/** The one finding about a text that cannot be parsed. */
final class SyntaxFindings {

    private final Manifest manifest;
    private final Body body;
    private final Wording wording;

    SyntaxFindings(Manifest manifest, Body body, Wording wording) {
        this.manifest = manifest;
        this.body = body;
        this.wording = wording;
    }

    List<Finding> findings() {
        YamlProblem problem = manifest.tree().problem();
        String text = body.syntaxError();
        TextRange range =
                problem != null
                        ? problem.range().shifted(manifest.offset())
                        : manifest.rangeOf(io.daemonlens.engine.apimachinery.FieldPath.ROOT);
        SyntaxCause cause =
                problem == null || hasConflict()
                        ? null
                        : SyntaxCause.of(manifest, problem, wording);
        Finding finding =
                Finding.of(
                        "yaml-syntax",
                        Severity.ERROR,
                        Source.YAML,
                        "",
                        cause == null ? range : cause.range(),
                        text,
                        cause == null ? help(problem) : wording.say(cause.key()));
        return List.of(cause == null ? finding : finding.with(cause.fixes(), List.of()));
    }

    private boolean hasConflict() {
        String text = manifest.tree().text();
        return text.startsWith("<<<<<<< ")
                || text.contains("\n<<<<<<< ")
                || text.contains("\n>>>>>>> ");
    }

    /** Returns the usual cause of a syntax problem. */
    private String help(YamlProblem problem) {
        if (problem == null) {
            return wording.say("yaml-syntax.help");
        }
        boolean tab = manifest.tree().text().startsWith("\t", problem.range().start());
        String message = problem.message();
        String key;
        if (hasConflict()) {
            key = "yaml-syntax.conflict";
        } else if (tab || message.contains("tab")) {
            key = "yaml-syntax.tab";
        } else if (manifest.tree().text().contains("{{")) {
            key = "yaml-syntax.template";
        } else if (message.startsWith("mapping values are not allowed")) {
            key = "yaml-syntax.mapping";
        } else if (message.startsWith("could not find expected ':'")) {
            key = "yaml-syntax.colon";
        } else if (message.contains("unexpected end of stream")) {
            key = "yaml-syntax.quote";
        } else if (message.contains("expected key") || message.contains("expected '-'")) {
            key = "yaml-syntax.indent";
        } else if (message.contains("expected ',' or")) {
            key = "yaml-syntax.flow";
        } else if (message.contains("control characters") || message.contains("UTF-8")) {
            key = "yaml-syntax.encoding";
        } else {
            key = "yaml-syntax.help";
        }
        return wording.say(key);
    }
}
