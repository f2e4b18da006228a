package io.daemonlens.repair;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.Finding.Source;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlParser;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Detects a manifest whose lines all begin in the first column, as copied from web pages or chats.
 * It reports one finding instead of dozens, and restores the indentation by the API types.
 */
public final class LostIndentation {

    private static final String KIND = "(?m)^kind: *['\"]?DaemonSet['\"]? *\r?$";
    private static final String OPENED =
            "(?m)^(metadata|spec|template|containers|selector):[ \r]*$";

    private LostIndentation() {}

    /** Whether a line is indented and not blank. */
    private static boolean isIndented(String source) {
        boolean blanks = true;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\n' || c == '\r') {
                blanks = true;
            } else if (blanks && c != ' ' && c != '\t') {
                char before = i == 0 ? '\n' : source.charAt(i - 1);
                if (c != '#' && (before == ' ' || before == '\t')) {
                    return true;
                }
                blanks = false;
            }
        }
        return false;
    }

    /** Returns the finding; null if the text has normal indentation. */
    public static Finding find(
            Manifest manifest, KubernetesVersion version, String text, Wording wording) {
        String source = manifest.tree().text();
        boolean flat =
                manifest.item() < 0
                        && !isIndented(source)
                        && Pattern.compile(KIND).matcher(source).find()
                        && Pattern.compile(OPENED).matcher(source).results().count() >= 3;
        if (!flat) {
            return null;
        }
        int start = source.indexOf("metadata:");
        int line = Math.max(start, 0);
        TextRange range = new TextRange(line, line + (start < 0 ? 0 : "metadata:".length()));
        Finding finding =
                Finding.of(
                        "lost-indentation",
                        Severity.ERROR,
                        Source.YAML,
                        "",
                        range.shifted(manifest.offset()),
                        text == null ? wording.say("lost-indentation") : text,
                        wording.say("lost-indentation.help"));
        String restored = restore(source, version);
        if (restored == null) {
            return finding;
        }
        QuickFix fix =
                new QuickFix(
                        wording.say("fix.indentation"),
                        true,
                        List.of(TextEdit.replace(manifest.section(), restored)),
                        List.of(FieldPath.ROOT));
        return finding.with(List.of(fix), List.of());
    }

    /** Returns the text indented by the API types; null if the result is not valid YAML. */
    private static String restore(String source, KubernetesVersion version) {
        var apiVersion = Pattern.compile("(?m)^apiVersion: *([^ \r\n]+)").matcher(source);
        String written = apiVersion.find() ? apiVersion.group(1) : "apps/v1";
        ApiType root = ApiTypes.of(version).root(GroupVersionKind.of(written, "DaemonSet"));
        if (root == null) {
            root =
                    ApiTypes.of(KubernetesVersion.NEWEST)
                            .root(GroupVersionKind.of("apps/v1", "DaemonSet"));
        }
        String restored = new Reindenter(root).indent(source);
        return restored == null || YamlParser.parse(restored).problem() != null ? null : restored;
    }
}
