package io.daemonlens.repair;

import io.daemonlens.engine.apimachinery.ErrorCause;
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

/**
 * The help for one error of the API server, by its cause: the kind of error, the violated rule and
 * the written value. Null if the page of the code is sufficient.
 */
public final class ErrorHelp {

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
        return byRule == null ? help.byCause() : byRule;
    }

    private String byRule() {
        return switch (error.rule()) {
            case "mount-without-volume" -> volumes();
            case "selector-mismatch" -> selector();
            case "host-port-mismatch" -> hostPort();
            default -> null;
        };
    }

    private String byCause() {
        ErrorCause cause = error.cause();
        if (cause instanceof ErrorCause.Plain plain) {
            return plain(plain);
        }
        if (cause instanceof ErrorCause.RequestAboveLimit request) {
            return requestAboveLimit(request.resource());
        }
        if (written.isEmpty()) {
            return null;
        }
        if (cause instanceof ErrorCause.TooLong limit) {
            return written.length() > limit.max()
                    ? wording.say("cause.too-long", written.length(), limit.max())
                    : null;
        }
        if (cause instanceof ErrorCause.OutOfRange range) {
            return wording.say("cause.out-of-range", written, range.min(), range.max());
        }
        if (cause instanceof ErrorCause.TooSmall least) {
            return wording.say("cause.too-small", written, least.min());
        }
        if (cause instanceof ErrorCause.NotSupported values) {
            return supported(values.supported());
        }
        throw new AssertionError(cause);
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
            case NOT_A_DNS_LABEL -> name(false);
            case NOT_A_DNS_SUBDOMAIN -> name(true);
            case UNSPECIFIED -> byType();
        };
    }

    private String byType() {
        return switch (error.type()) {
            case DUPLICATE -> written.isEmpty() ? null : wording.say("cause.duplicate", written);
            case REQUIRED ->
                    error.at().name() != null
                                    && manifest.nodeAt(error.at()) == null
                                    && isPlainRequired()
                            ? wording.say("cause.required", error.at().name())
                            : null;
            default -> null;
        };
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

    private String supported(List<String> values) {
        if (values.isEmpty()) {
            return null;
        }
        String nearest = NearestWord.certain(written, values);
        return nearest == null
                ? wording.say("cause.not-supported", written, String.join(", ", values))
                : wording.say("cause.not-supported.nearest", written, nearest);
    }
}
