package io.daemonlens.analysis;

import io.daemonlens.advice.RulePages;
import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.fieldguide.UnknownFieldHelp;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.Finding.Source;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.repair.ErrorHelp;
import io.daemonlens.repair.Misspelled;
import io.daemonlens.repair.Repairs;
import io.daemonlens.repair.TypeHelp;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Severity;
import io.daemonlens.settings.Versions;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The API server's answer as findings: its message, our help, and a fix if one is certain. */
final class ServerFindings {

    private static final String UNKNOWN = "unknown field \"";

    private final Manifest manifest;
    private final KubernetesVersion version;
    private final Wording wording;
    private final Repairs repairs;
    private final Relations relations;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<FieldPath> told = new LinkedHashSet<>();
    private final ApiType root;
    private final UnknownFieldHelp unknownFields;
    private final RootCauses causes;

    ServerFindings(Manifest manifest, KubernetesVersion version, Wording wording) {
        this.manifest = manifest;
        this.version = version;
        this.wording = wording;
        this.repairs = new Repairs(manifest, version, wording);
        this.relations = new Relations(manifest, wording);
        JsonObject object =
                manifest.body().tree() instanceof JsonObject written ? written : new JsonObject();
        this.root =
                ApiTypes.of(version)
                        .root(GroupVersionKind.of(manifest.apiVersion(), manifest.kind()));
        this.unknownFields = new UnknownFieldHelp(root, object, wording);
        this.causes = RootCauses.of(object, root, unknownFields);
    }

    List<Finding> of(Response answer) {
        if (answer.code() == 404) {
            notServed(answer.decodeError());
        } else if (answer.decodeError() != null) {
            wrongType(answer.decodeError());
        }
        answer.strictErrors().forEach(this::strictError);
        answer.errors().forEach(this::error);
        answer.warnings().forEach(this::warning);
        return findings;
    }

    /** The paths that already have a finding; no further finding is reported there. */
    Set<FieldPath> told() {
        return told;
    }

    private void notServed(String text) {
        FieldPath at = FieldPath.of(manifest.apiVersion().isEmpty() ? "kind" : "apiVersion");
        boolean old = Versions.newestServing(manifest.apiVersion()).isBefore(version.minor());
        boolean never = manifest.apiVersion().equals("apps/v1beta1");
        boolean missing = manifest.apiVersion().isEmpty();
        String help =
                old
                        ? "not-served.old"
                        : never
                                ? "not-served.never"
                                : missing ? "not-served.missing" : "not-served.help";
        YamlEntry meant = missing ? Misspelled.key(manifest, "apiVersion") : null;
        if (meant != null) {
            at = FieldPath.of(meant.name());
        }
        List<QuickFix> fixes =
                missing
                        ? repairs.missingApiVersion(meant)
                        : version.isAtLeast(9) ? repairs.migration() : List.of();
        add(
                "not-served",
                Severity.ERROR,
                at,
                text,
                meant == null ? manifest.rangeOf(at) : manifest.keyRangeOf(at),
                meant == null
                        ? wording.say(help, manifest.apiVersion(), version)
                        : wording.say("misspelt-head.help", "apiVersion"),
                fixes);
    }

    private void wrongType(String text) {
        FieldPath at = DecodeErrorPlace.of(text, manifest, version);
        TypeHelp type = new TypeHelp(manifest, root, at, wording);
        String help =
                text.startsWith("Request entity too large")
                        ? wording.say("wrong-type.large")
                        : type.help();
        add(
                "wrong-type",
                Severity.ERROR,
                at,
                text,
                manifest.rangeOf(at),
                help == null ? wording.say("wrong-type.help") : help,
                repairs.wrongType(at, type));
    }

    private void strictError(String text) {
        if (text.startsWith("yaml: ")) {
            new DuplicateKeys(manifest, wording, repairs)
                    .findings()
                    .forEach(
                            finding -> {
                                told.add(FieldPath.parse(finding.field()));
                                findings.add(finding);
                            });
        } else if (text.startsWith(UNKNOWN)) {
            FieldPath at =
                    FieldPath.parse(unescaped(text.substring(UNKNOWN.length(), text.length() - 1)));
            add(
                    "unknown-field",
                    Severity.ERROR,
                    at,
                    text,
                    manifest.keyRangeOf(at),
                    unknownFieldHelp(at),
                    repairs.unknownField(at));
        } else {
            TextRange range = manifest.rangeOf(FieldPath.ROOT);
            add("unknown-field", Severity.ERROR, FieldPath.ROOT, text, range, "", List.of());
        }
    }

    /** Returns a name in which Go wrote a character that is not printable as {@code \\uXXXX}. */
    private static String unescaped(String name) {
        int at = name.indexOf("\\u");
        if (at < 0 || at + 6 > name.length()) {
            return name;
        }
        String code = name.substring(at + 2, at + 6);
        for (int i = 0; i < code.length(); i++) {
            if (Character.digit(code.charAt(i), 16) < 0) {
                return name;
            }
        }
        char meant = (char) Integer.parseInt(code, 16);
        return name.substring(0, at) + meant + unescaped(name.substring(at + 6));
    }

    private String unknownFieldHelp(FieldPath at) {
        return root == null ? wording.say("unknown-field.help", version) : unknownFields.of(at);
    }

    private void error(FieldError error) {
        if (!told.add(error.at()) || causes.explain(error)) {
            return;
        }
        String cause = ErrorHelp.of(error, manifest, wording);
        findings.add(
                Finding.of(
                                error.rule(),
                                Severity.ERROR,
                                Source.APISERVER,
                                error.field(),
                                manifest.rangeOf(error.at()),
                                error.toString(),
                                cause == null ? RulePages.help(error.rule(), wording) : cause)
                        .with(repairs.of(error), relations.of(error)));
    }

    private void warning(String text) {
        int colon = text.indexOf(": ");
        String head = colon < 0 ? "" : text.substring(0, colon);
        boolean path = head.matches("(spec|metadata)[^ ]*");
        FieldPath at = path ? FieldPath.parse(head) : FieldPath.ROOT;
        String code =
                text.startsWith("would violate PodSecurity")
                        ? "pod-security"
                        : text.contains("deprecated") ? "deprecated" : "server-warning";
        TextRange range = manifest.rangeOf(at);
        add(code, Severity.WARNING, at, text, range, wording.say(code + ".help"), warned(at, text));
    }

    /** Memory in thousandths of a byte was probably meant in mebibytes. */
    private List<QuickFix> warned(FieldPath at, String text) {
        return text.contains("fractional byte value") ? repairs.mebibytes(at) : List.of();
    }

    private void add(
            String code,
            Severity severity,
            FieldPath at,
            String message,
            TextRange range,
            String help,
            List<QuickFix> fixes) {
        told.add(at);
        findings.add(
                Finding.of(code, severity, Source.APISERVER, at.toString(), range, message, help)
                        .with(fixes, List.of()));
    }
}
