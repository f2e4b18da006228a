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
        if (problem != null && hasConflict()) {
            range = conflict(problem.range(), manifest.tree().text()).shifted(manifest.offset());
        }
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

    /** Returns the first line of the merge conflict around a problem. */
    private static TextRange conflict(TextRange problem, String text) {
        int start = ("\n" + text).lastIndexOf("\n<<<<<<< ", problem.start());
        start = start < 0 ? ("\n" + text).indexOf("\n<<<<<<< ") : start;
        int end = text.indexOf('\n', Math.max(start, 0));
        return start < 0 ? problem : new TextRange(start, end < 0 ? text.length() : end);
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
        String key;
        if (hasConflict()) {
            key = "yaml-syntax.conflict";
        } else if (tab || problem.kind() == YamlProblem.Kind.TAB) {
            key = "yaml-syntax.tab";
        } else if (manifest.tree().text().contains("{{")) {
            key = "yaml-syntax.template";
        } else {
            key = keyOf(problem.kind());
        }
        return wording.say(key);
    }

    private static String keyOf(YamlProblem.Kind kind) {
        return switch (kind) {
            case MAPPING_VALUE -> "yaml-syntax.mapping";
            case MISSING_COLON -> "yaml-syntax.colon";
            case UNCLOSED_QUOTE -> "yaml-syntax.quote";
            case EXPECTED_KEY, EXPECTED_ITEM -> "yaml-syntax.indent";
            case EXPECTED_COMMA -> "yaml-syntax.flow";
            case CHARACTER -> "yaml-syntax.encoding";
            case TAB -> "yaml-syntax.tab";
            case BAD_START, OTHER -> "yaml-syntax.help";
        };
    }
}
