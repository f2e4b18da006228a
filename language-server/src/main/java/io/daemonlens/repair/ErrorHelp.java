package io.daemonlens.repair;

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
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The help for one error of the API server, by its cause: the kind of error, the violated rule and
 * the written value. Null if the page of the code is sufficient.
 */
public final class ErrorHelp {

    private static final Pattern LIMIT =
            Pattern.compile(
                    "(?:no more than|at most|must have at most) (\\d+) (?:characters|bytes)");
    private static final Pattern RANGE =
            Pattern.compile("must be between (-?\\d+) and (-?\\d+), inclusive");
    private static final Pattern LEAST =
            Pattern.compile("must be greater than or equal to (-?\\d+)");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"");

    private final Manifest manifest;
    private final Wording wording;
    private final FieldError error;
    private final String written;

    private ErrorHelp(FieldError error, Manifest manifest, Wording wording) {
        this.error = error;
        this.manifest = manifest;
        this.wording = wording;
        this.written = manifest.text(error.at());
    }

    public static String of(FieldError error, Manifest manifest, Wording wording) {
        ErrorHelp help = new ErrorHelp(error, manifest, wording);
        String byRule = help.byRule();
        return byRule == null ? help.byType() : byRule;
    }

    private String byRule() {
        String detail = error.detail();
        return switch (error.rule()) {
            case "toleration" -> toleration(detail);
            case "node-affinity" -> nodeAffinity(detail);
            case "container-restart-policy" ->
                    detail.contains("non-init")
                            ? wording.say("cause.restart-policy-of-container")
                            : null;
            case "volume-field", "volume-source" ->
                    error.at().name() != null && error.at().name().equals("readOnly")
                            ? wording.say("cause.read-only-disk")
                            : null;
            case "mount-without-volume" -> volumes();
            case "selector-mismatch" -> selector();
            case "request-above-limit" -> requestAboveLimit();
            case "host-port-mismatch" -> hostPort();
            case "surge-and-unavailable" -> null;
            default -> null;
        };
    }

    private String toleration(String detail) {
        FieldPath toleration = error.at().parent();
        if (detail.startsWith("value must be empty")) {
            return wording.say("cause.exists-with-value", manifest.text(toleration.child("value")));
        }
        if (detail.startsWith("operator must be Exists")) {
            return wording.say("cause.toleration-without-key");
        }
        return detail.startsWith("effect must be 'NoExecute'")
                ? wording.say("cause.seconds-need-no-execute")
                : null;
    }

    private String nodeAffinity(String detail) {
        if (detail.startsWith("must be only one value")) {
            return wording.say("cause.one-field-value");
        }
        if (detail.startsWith("may not be specified when")) {
            return wording.say("cause.operator-without-values", operator());
        }
        if (detail.startsWith("must be specified when")) {
            return wording.say("cause.operator-needs-values", operator());
        }
        return detail.startsWith("must be specified single value")
                ? wording.say("cause.operator-needs-number", operator())
                : null;
    }

    private String operator() {
        return manifest.text(error.at().parent().child("operator"));
    }

    private String volumes() {
        FieldPath list = FieldPath.of("spec", "template", "spec", "volumes");
        List<String> names = new ArrayList<>();
        if (manifest.nodeAt(list) instanceof YamlSequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                names.add(manifest.text(list.index(i).child("name")));
            }
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

    private String requestAboveLimit() {
        if (error.at().name() == null) {
            return null;
        }
        FieldPath resources = error.at().parent().parent();
        String limit = manifest.text(resources.child("limits").key(error.at().name()));
        String request = manifest.text(resources.child("requests").key(error.at().name()));
        return limit.isEmpty() || request.isEmpty()
                ? null
                : wording.say("cause.request-above-limit", error.at().name(), request, limit);
    }

    private String hostPort() {
        String container = manifest.text(error.at().parent().child("containerPort"));
        String host = manifest.text(error.at().parent().child("hostPort"));
        return container.isEmpty() || host.isEmpty()
                ? null
                : wording.say("cause.host-port-differs", host, container);
    }

    private String byType() {
        String detail = error.detail();
        Matcher limit = LIMIT.matcher(detail);
        if (limit.find() && !written.isEmpty()) {
            int most = Integer.parseInt(limit.group(1));
            if (written.length() > most) {
                return wording.say("cause.too-long", written.length(), most);
            }
        }
        Matcher range = RANGE.matcher(detail);
        if (range.find() && !written.isEmpty()) {
            return wording.say("cause.out-of-range", written, range.group(1), range.group(2));
        }
        Matcher least = LEAST.matcher(detail);
        if (least.find() && !written.isEmpty()) {
            return wording.say("cause.too-small", written, least.group(1));
        }
        if (detail.startsWith("a lowercase RFC 1123") || detail.startsWith("a DNS-10")) {
            return name(detail.contains("subdomain"));
        }
        if (error.type() == ErrorType.NOT_SUPPORTED && !written.isEmpty()) {
            return supported(detail);
        }
        if (error.type() == ErrorType.DUPLICATE && !written.isEmpty()) {
            return wording.say("cause.duplicate", written);
        }
        if (error.type() == ErrorType.REQUIRED && error.at().name() != null) {
            return manifest.nodeAt(error.at()) == null && isPlainRequired()
                    ? wording.say("cause.required", error.at().name())
                    : null;
        }
        return null;
    }

    /** Whether the name of the missing field says more than the page of the code. */
    private boolean isPlainRequired() {
        return switch (error.rule()) {
            case "container-image", "pod-spec", "selector", "empty-selector", "selector-mismatch" ->
                    false;
            default -> true;
        };
    }

    /**
     * Suggests the nearest valid name if characters are not allowed in a DNS label or subdomain.
     */
    private String name(boolean dots) {
        if (written.isEmpty()) {
            return null;
        }
        StringBuilder meant = new StringBuilder();
        for (char c : written.toLowerCase(Locale.ROOT).toCharArray()) {
            boolean fits = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || dots && c == '.';
            meant.append(fits ? c : '-');
        }
        int from = 0;
        int to = meant.length();
        while (from < to && !Character.isLetterOrDigit(meant.charAt(from))) {
            from++;
        }
        while (to > from && !Character.isLetterOrDigit(meant.charAt(to - 1))) {
            to--;
        }
        String text = meant.substring(from, to);
        return text.isEmpty() || text.equals(written)
                ? null
                : wording.say(dots ? "cause.subdomain" : "cause.label-name", written, text);
    }

    private String supported(String detail) {
        List<String> values = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(detail);
        while (quoted.find()) {
            values.add(quoted.group(1));
        }
        if (values.isEmpty()) {
            return null;
        }
        String nearest = NearestWord.certain(written, values);
        return nearest == null
                ? wording.say("cause.not-supported", written, String.join(", ", values))
                : wording.say("cause.not-supported.nearest", written, nearest);
    }
}
