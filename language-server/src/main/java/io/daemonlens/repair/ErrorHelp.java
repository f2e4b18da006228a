package io.daemonlens.repair;

import io.daemonlens.engine.apimachinery.ErrorCause;
import io.daemonlens.engine.apimachinery.ErrorType;
import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.NearestWord;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * The help for one error of the API server, by its cause: the kind of error, the violated rule and
 * the written value. Null if the page of the code is sufficient.
 */
public final class ErrorHelp {

    private final Manifest manifest;
    private final Wording wording;
    private final FieldError error;
    private final String written;
    private final BadValue bad;

    private ErrorHelp(FieldError error, Manifest manifest, Wording wording) {
        this.error = error;
        this.manifest = manifest;
        this.wording = wording;
        this.bad = new BadValue(error, manifest);
        this.written = bad.text();
    }

    public static String of(FieldError error, Manifest manifest, Wording wording) {
        ErrorHelp help = new ErrorHelp(error, manifest, wording);
        String byRule = help.byRule();
        String byCause = byRule == null ? help.byCause() : byRule;
        return byCause == null ? help.byType() : byCause;
    }

    private String byRule() {
        return switch (error.rule()) {
            case "volume-field", "volume-source", "projected-volume" ->
                    is(ErrorCause.Plain.MORE_THAN_ONE) ? several("name") : null;
            case "probe-handler" -> is(ErrorCause.Plain.MORE_THAN_ONE) ? several("") : null;
            case "mount-without-volume" -> written.isEmpty() ? null : volumes();
            case "mount-path" ->
                    is(ErrorCause.Plain.MOUNT_PATH_TWICE)
                            ? wording.say("cause.mount-path-twice", written)
                            : null;
            case "selector-mismatch" -> selector();
            case "host-port-mismatch" -> hostPort();
            case "surge-and-unavailable" -> surge();
            case "termination-message-policy" ->
                    supported(List.of("File", "FallbackToLogsOnError"));
            case "host-alias", "dns-config" -> address();
            case "update-strategy" -> strategy();
            case "field-reference" -> new FieldReferenceHelp(bad, wording).help();
            case "file-mode" -> mode();
            case "env-source" -> is(ErrorCause.Plain.MORE_THAN_ONE) ? sources() : null;
            default -> new OperatorHelp(bad, wording).help(error.rule());
        };
    }

    private boolean is(ErrorCause.Plain cause) {
        return error.cause() == cause;
    }

    private String byCause() {
        ErrorCause cause = error.cause();
        if (cause instanceof ErrorCause.Plain plain) {
            return plain(plain);
        }
        if (cause instanceof ErrorCause.RequestAboveLimit request) {
            return requestAboveLimit(request.resource());
        }
        if (cause instanceof ErrorCause.NotSupported values) {
            return supported(values.supported());
        }
        return byText();
    }

    private String plain(ErrorCause.Plain cause) {
        return switch (cause) {
            case VALUE_WITH_EXISTS -> {
                FieldPath value = error.at().parent().child("value");
                yield wording.say("cause.exists-with-value", manifest.text(value));
            }
            case TOLERATION_WITHOUT_KEY -> wording.say("cause.toleration-without-key");
            case SECONDS_WITHOUT_NO_EXECUTE -> wording.say("cause.seconds-need-no-execute");
            case FIELD_SELECTOR_NEEDS_ONE_VALUE -> wording.say("cause.one-field-value");
            case OPERATOR_WITHOUT_VALUES ->
                    wording.say("cause.operator-without-values", operator());
            case OPERATOR_NEEDS_VALUES -> wording.say("cause.operator-needs-values", operator());
            case OPERATOR_NEEDS_ONE_VALUE -> wording.say("cause.operator-needs-number", operator());
            case RESTART_POLICY_OF_REGULAR_CONTAINER ->
                    wording.say("cause.restart-policy-of-container");
            case DISK_NOT_READ_ONLY -> wording.say("cause.read-only-disk");
            case NOT_A_DNS_LABEL,
                    NOT_A_DNS_SUBDOMAIN,
                    MORE_THAN_ONE,
                    MOUNT_PATH_TWICE,
                    SURGE_WITH_UNAVAILABLE,
                    NOT_A_PERCENTAGE,
                    LEADING_ZEROS,
                    IPV4_MAPPED_ADDRESS,
                    UNSPECIFIED ->
                    byText();
        };
    }

    private String operator() {
        return bad.sibling("operator");
    }

    /** The texts of Kubernetes are the same in all releases, but for a few words. */
    private String byText() {
        String help = new DetailHelp(bad, wording).of(error.rule());
        help = help == null ? new NameHelp(bad, wording).help() : help;
        return help == null ? new ValueHelp(bad, wording).help() : help;
    }

    /** The server names the second of several alternatives; the help lists all of them. */
    private String several(String other) {
        FieldPath object = error.at().parent();
        List<String> names = new ArrayList<>();
        for (String field : bad.fields(object)) {
            boolean alternative = !field.equals(other) && !isProbeNumber(field);
            if (alternative) {
                names.add("`" + field + "`");
            }
        }
        return names.size() < 2
                ? null
                : wording.say(
                        "cause.several",
                        String.join(", ", names.subList(0, names.size() - 1)),
                        names.get(names.size() - 1));
    }

    private static boolean isProbeNumber(String field) {
        return field.endsWith("Seconds") || field.endsWith("Threshold");
    }

    private String sources() {
        List<String> names = bad.fields();
        names.remove("prefix");
        return names.size() < 2
                ? null
                : wording.say(
                        "cause.several",
                        "`" + String.join("`, `", names.subList(0, names.size() - 1)) + "`",
                        "`" + names.get(names.size() - 1) + "`");
    }

    private String strategy() {
        String percent = written.replace(" ", "");
        if (is(ErrorCause.Plain.NOT_A_PERCENTAGE)) {
            return percent.matches("[0-9]+%")
                    ? wording.say("cause.percent-blank", written, percent)
                    : percent.matches("[0-9]+")
                            ? wording.say("cause.percent-quotes", written, bad.name())
                            : wording.say("cause.percent", written, bad.name());
        }
        if (error.type() == ErrorType.NOT_SUPPORTED) {
            String type = bad.child("type").isEmpty() ? written : bad.child("type");
            List<String> types = List.of("RollingUpdate", "OnDelete");
            if (type.equals("Recreate")) {
                return wording.say("cause.recreate");
            }
            String nearest = "RollingUpdate".startsWith(type) ? types.get(0) : null;
            nearest = nearest == null ? NearestWord.certain(type, types) : nearest;
            return nearest == null || type.isEmpty()
                    ? wording.say("cause.not-supported", type, "RollingUpdate, OnDelete")
                    : wording.say("cause.not-supported.nearest", type, nearest);
        }
        return null;
    }

    private String surge() {
        FieldPath rolling = error.at().parent();
        String unavailable = manifest.text(rolling.child("maxUnavailable"));
        String surge = manifest.text(rolling.child("maxSurge"));
        if (is(ErrorCause.Plain.SURGE_WITH_UNAVAILABLE)) {
            return unavailable.isEmpty()
                    ? wording.say("cause.surge-and-default", surge)
                    : wording.say("cause.surge-and-unavailable", surge, unavailable);
        }
        return wording.say("cause.neither-surge", unavailable);
    }

    private String address() {
        if (is(ErrorCause.Plain.LEADING_ZEROS)) {
            String meant = written.replaceAll("(^|\\.)0+(?=[0-9])", "$1");
            return wording.say("cause.leading-zeros", written, meant);
        }
        return is(ErrorCause.Plain.IPV4_MAPPED_ADDRESS)
                ? wording.say(
                        "cause.mapped-address",
                        written,
                        written.substring(written.lastIndexOf(':') + 1))
                : null;
    }

    /** 755 without its zero is a decimal number, and above 511. */
    private String mode() {
        if (!written.matches("[0-7]{3}")) {
            return null;
        }
        return wording.say("cause.mode-decimal", written, Integer.parseInt(written, 8));
    }

    private String volumes() {
        FieldPath list = FieldPath.of("spec", "template", "spec", "volumes");
        List<String> names = new ArrayList<>();
        if (manifest.nodeAt(list) instanceof YamlSequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                names.add(manifest.text(list.index(i).child("name")));
            }
        }
        if (names.contains(written)) {
            return wording.say("cause.volume-refused", written);
        }
        String nearest = NearestWord.certain(written, names);
        if (nearest != null) {
            return wording.say("cause.volume-misspelt", written, nearest);
        }
        return names.isEmpty()
                ? wording.say("cause.no-volumes", written)
                : wording.say("cause.no-such-volume", written, String.join(", ", names));
    }

    private String selector() {
        FieldPath selector = FieldPath.of("spec", "selector", "matchLabels");
        FieldPath labels = FieldPath.of("spec", "template", "metadata", "labels");
        if (!(manifest.nodeAt(selector) instanceof YamlMapping wanted)) {
            return null;
        }
        for (YamlEntry entry : wanted.entries()) {
            String key = entry.name();
            if (key == null || !(entry.value().target() instanceof YamlScalar value)) {
                continue;
            }
            YamlNode label =
                    manifest.nodeAt(labels) instanceof YamlMapping all ? all.get(key) : null;
            if (label == null) {
                return wording.say("cause.label-missing", key, value.text());
            }
            if (label instanceof YamlScalar other && !other.text().equals(value.text())) {
                return wording.say("cause.label-differs", key, value.text(), other.text());
            }
        }
        return null;
    }

    private String requestAboveLimit(String resource) {
        FieldPath resources = error.at().parent().parent();
        String limit = manifest.text(resources.child("limits").key(resource));
        String request = manifest.text(resources.child("requests").key(resource));
        return limit.isEmpty() || request.isEmpty()
                ? null
                : wording.say("cause.request-above-limit", resource, request, limit);
    }

    private String hostPort() {
        String container = manifest.text(error.at().parent().child("containerPort"));
        String host = manifest.text(error.at().parent().child("hostPort"));
        return container.isEmpty() || host.isEmpty()
                ? null
                : wording.say("cause.host-port-differs", host, container);
    }

    private String byType() {
        return switch (error.type()) {
            case DUPLICATE -> written.isEmpty() ? null : wording.say("cause.duplicate", written);
            case REQUIRED -> required();
            default -> null;
        };
    }

    private String required() {
        if (error.at().name() == null || !isPlainRequired()) {
            return null;
        }
        return bad.isWritten()
                ? wording.say("cause.empty", bad.name())
                : wording.say("cause.required", bad.name());
    }

    /** Whether the name of the missing field says more than the page of the code. */
    private boolean isPlainRequired() {
        return switch (error.rule()) {
            case "container-image", "pod-spec", "selector", "empty-selector", "selector-mismatch" ->
                    false;
            default -> true;
        };
    }

    private String supported(List<String> values) {
        if (values.isEmpty()) {
            return null;
        }
        String all = String.join(", ", values);
        if (written.isEmpty()) {
            return wording.say("cause.not-supported.empty", bad.name(), all);
        }
        String nearest = NearestWord.certain(written, values);
        return nearest == null
                ? wording.say("cause.not-supported", written, all)
                : wording.say("cause.not-supported.nearest", written, nearest);
    }
}
