package io.daemonlens.analysis;

import io.daemonlens.advice.Rules;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.Finding.Source;
import io.daemonlens.manifest.Directives.Suppression;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.settings.Globs;
import io.daemonlens.settings.RuleNames;
import io.daemonlens.settings.Settings;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Applies suppressions from comments, the object's annotation and the settings. A suppression needs
 * a known code and a reason; one that is no longer needed is itself a finding.
 */
final class Suppressions {

    private static final FieldPath ANNOTATION =
            FieldPath.of("metadata", "annotations").key("daemonlens.io/ignore");

    private final Manifest manifest;
    private final Settings settings;
    private final Wording wording;
    private final List<Finding> heard = new ArrayList<>();
    private final Set<String> known = Rules.codes();

    private Suppressions(Manifest manifest, Settings settings) {
        this.manifest = manifest;
        this.settings = settings;
        this.wording = settings.wording();
    }

    static List<Finding> apply(Manifest manifest, List<Finding> findings, Settings settings) {
        List<Suppression> written = manifest.directives().suppressions();
        String annotation = annotation(manifest);
        if (written.isEmpty()
                && annotation.isEmpty()
                && settings.ignores().isEmpty()
                && settings.rules().isEmpty()) {
            return new ArrayList<>(findings);
        }
        Suppressions all = new Suppressions(manifest, settings);
        List<Finding> left = all.configured(findings);
        left = all.annotated(left, annotation);
        left = all.commented(left, written);
        left.addAll(all.heard);
        return left;
    }

    private static String annotation(Manifest manifest) {
        return manifest.text("metadata", "annotations", "daemonlens.io/ignore");
    }

    /** Applies the severities and ignores of the settings. */
    private List<Finding> configured(List<Finding> findings) {
        List<Finding> left = new ArrayList<>();
        Map<String, Severity> rules = settings.rules();
        for (Finding finding : findings) {
            Finding changed = finding;
            if (rules.containsKey(finding.code())) {
                Severity severity = rules.get(finding.code());
                if (severity == null) {
                    continue;
                }
                changed = finding.withSeverity(severity);
            }
            for (Settings.Ignore ignore : settings.ignores()) {
                if (ignores(ignore, finding)) {
                    changed = changed.suppressedBy(ignore.reason());
                }
            }
            left.add(changed);
        }
        return left;
    }

    private boolean ignores(Settings.Ignore ignore, Finding finding) {
        String file = manifest.document().name();
        boolean here =
                ignore.path() == null
                        || file.equals(ignore.path())
                        || file.endsWith("/" + ignore.path())
                        || Globs.matches(ignore.path(), file);
        return here
                && ignore.code().equals(finding.code())
                && (ignore.name() == null || ignore.name().equals(manifest.name()));
    }

    private List<Finding> annotated(List<Finding> findings, String annotation) {
        List<Finding> left = findings;
        for (String each : annotation.split("[,;\n]")) {
            String[] parts = each.split("--", 2);
            String code = Rules.current(parts[0].strip());
            if (code.isEmpty()) {
                continue;
            }
            TextRange range = manifest.rangeOf(ANNOTATION);
            if (!known.contains(code)) {
                say("suppression", range, "suppression.unknown", code);
                continue;
            }
            String reason = parts.length > 1 ? parts[1].strip() : "daemonlens.io/ignore";
            boolean used = false;
            List<Finding> next = new ArrayList<>();
            for (Finding finding : left) {
                boolean meant = finding.code().equals(code);
                used |= meant;
                next.add(meant ? finding.suppressedBy(reason) : finding);
            }
            left = next;
            if (!used) {
                say("unused-suppression", range, "suppression.unused", code);
            }
        }
        return left;
    }

    private List<Finding> commented(List<Finding> findings, List<Suppression> written) {
        List<Finding> left = new ArrayList<>(findings);
        Set<Suppression> done = new HashSet<>();
        for (Suppression suppression : written) {
            if (manifest.item() > 0 || !done.add(suppression)) {
                continue;
            }
            String code = Rules.current(suppression.code());
            if (!known.contains(code)) {
                say("suppression", suppression.range(), "suppression.unknown", code);
            } else if (suppression.reason().isEmpty()) {
                say("suppression", suppression.range(), "suppression.reason", code);
            } else {
                boolean used = false;
                for (int i = 0; i < left.size(); i++) {
                    Finding finding = left.get(i);
                    if (finding.code().equals(code)
                            && suppression.covers(finding.range().start())) {
                        left.set(i, finding.suppressedBy(suppression.reason()));
                        used = true;
                    }
                }
                if (!used) {
                    say("unused-suppression", suppression.range(), "suppression.unused", code);
                }
            }
        }
        return left;
    }

    private void say(String code, TextRange range, String sentence, String about) {
        heard.add(
                Finding.of(
                        code,
                        Severity.WARNING,
                        Source.ADVICE,
                        "",
                        range,
                        wording.say(sentence, about),
                        help(sentence, about)));
    }

    private String help(String sentence, String about) {
        String nearest =
                sentence.equals("suppression.unknown") ? RuleNames.nearest(about, known) : null;
        return nearest == null
                ? wording.say(sentence + ".help")
                : wording.say("suppression.nearest", nearest);
    }
}
