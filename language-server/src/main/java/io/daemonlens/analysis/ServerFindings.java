package io.daemonlens.analysis;

import io.daemonlens.advice.RulePages;
import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.engine.apiserver.decoding.DecodeError;
import io.daemonlens.engine.apiserver.decoding.StrictError;
import io.daemonlens.engine.apiserver.validation.warnings.Warning;
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
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The API server's answer as findings: its message, our help, and a fix if one is certain. */
final class ServerFindings {

    private static final String VOLUMES = "spec.template.spec.volumes[";
    private static final FieldPath SELECTOR = FieldPath.of("spec", "selector");

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
        if (answer.decodeError() != null) {
            decodeError(answer.decodeError());
        }
        answer.strictErrors().forEach(this::strictError);
        for (FieldError error : answer.errors()) {
            if (!isMountOfBadVolume(error, answer)) {
                error(error);
            }
        }
        answer.warnings().forEach(this::warning);
        return findings;
    }

    /**
     * Whether an error is that a mount has no volume, and some volume is not valid: the server
     * takes invalid volumes for missing.
     */
    private boolean isMountOfBadVolume(FieldError error, Response answer) {
        if (!error.rule().equals("mount-without-volume")) {
            return false;
        }
        for (FieldError other : answer.errors()) {
            if (other.at().toString().startsWith(VOLUMES)) {
                return true;
            }
        }
        for (FieldPath at : told) {
            if (at.toString().startsWith(VOLUMES)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the range of an error; a mismatch with an empty selector is at the selector. */
    private TextRange rangeOf(FieldError error) {
        YamlNode selector = manifest.nodeAt(SELECTOR);
        boolean empty =
                selector instanceof YamlScalar scalar && scalar.text().isEmpty()
                        || selector instanceof YamlMapping mapping && mapping.entries().isEmpty();
        return error.rule().equals("selector-mismatch") && empty
                ? manifest.keyRangeOf(SELECTOR)
                : range(error);
    }

    /** The paths that already have a finding; no further finding is reported there. */
    Set<FieldPath> told() {
        return told;
    }

    private void decodeError(DecodeError error) {
        switch (error.kind()) {
            case NOT_SERVED -> notServed(error.text());
            case TOO_LARGE -> undecoded(error, wording.say("wrong-type.large"));
            case WRONG_TYPE, INVALID_QUANTITY, INVALID_TIME -> wrongType(error);
            case SYNTAX, OTHER_TYPE, CONVERSION, PANIC ->
                    undecoded(error, wording.say("wrong-type.help"));
        }
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

    private void undecoded(DecodeError error, String help) {
        FieldPath at = error.at();
        TextRange range = manifest.rangeOf(at);
        add("wrong-type", Severity.ERROR, at, error.text(), range, help, List.of());
    }

    private void wrongType(DecodeError error) {
        FieldPath at = error.at();
        TypeHelp type = new TypeHelp(manifest, root, at, wording);
        String help = type.help();
        add(
                "wrong-type",
                Severity.ERROR,
                at,
                error.text(),
                manifest.rangeOf(at),
                help == null ? wording.say("wrong-type.help") : help,
                repairs.wrongType(at, type));
    }

    private void strictError(StrictError error) {
        switch (error.kind()) {
            case DUPLICATE_KEYS -> {
                for (Finding each : new DuplicateKeys(manifest, wording, repairs).findings()) {
                    told.add(FieldPath.parse(each.field()));
                    findings.add(each);
                }
            }
            case DUPLICATE_FIELD -> duplicateField(error);
            case UNKNOWN_FIELD -> {
                FieldPath at = error.at();
                add(
                        "unknown-field",
                        Severity.ERROR,
                        at,
                        error.text(),
                        manifest.keyRangeOf(at),
                        unknownFieldHelp(at),
                        repairs.unknownField(at));
            }
        }
    }

    /** Adds a finding about a repeated member of a JSON body. */
    private void duplicateField(StrictError error) {
        FieldPath at = error.at();
        add(
                "duplicate-key",
                Severity.ERROR,
                at,
                error.text(),
                manifest.keyRangeOf(at),
                wording.say("duplicate-key.help", at.name()),
                repairs.duplicateKey(at));
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
                                rangeOf(error),
                                error.toString(),
                                cause == null ? RulePages.help(error.rule(), wording) : cause)
                        .with(repairs.of(error), relations.of(error)));
    }

    /** The key of an entry, if the message quotes the key; else the value. */
    private TextRange range(FieldError error) {
        FieldPath at = error.at();
        boolean key =
                at.kind() == FieldPath.Kind.KEY && error.value().equals("\"" + at.name() + "\"");
        return key ? manifest.keyRangeOf(at) : manifest.rangeOf(at);
    }

    private void warning(Warning warning) {
        FieldPath at = warning.at();
        String code =
                switch (warning.kind()) {
                    case POD_SECURITY -> "pod-security";
                    case DEPRECATED -> "deprecated";
                    case FRACTIONAL_BYTES, NO_EFFECT -> "server-warning";
                };
        // Memory in thousandths of a byte was probably meant in mebibytes.
        List<QuickFix> fixes =
                warning.kind() == Warning.Kind.FRACTIONAL_BYTES ? repairs.mebibytes(at) : List.of();
        TextRange range = manifest.rangeOf(at);
        String help = wording.say(code + ".help");
        add(code, Severity.WARNING, at, warning.text(), range, help, fixes);
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
