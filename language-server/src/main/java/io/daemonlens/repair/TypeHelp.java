package io.daemonlens.repair;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.fieldguide.FieldAt;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.FieldKind;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.util.Locale;

/**
 * The help for a value of the wrong type, from the written value and the schema; it does not parse
 * the server's message.
 */
public final class TypeHelp {

    private final Manifest manifest;
    private final Wording wording;
    private final ApiType root;
    private final FieldAt field;
    private final FieldPath at;

    public TypeHelp(Manifest manifest, ApiType root, FieldPath at, Wording wording) {
        this.manifest = manifest;
        this.wording = wording;
        this.at = at;
        this.root = root;
        this.field = root == null || at.isRoot() ? null : FieldAt.of(root, at);
    }

    /** Returns the sentence; null if the cause is not certain. */
    public String help() {
        YamlNode node = manifest.nodeAt(at);
        if (field == null || field.field() == null || node == null) {
            return null;
        }
        YamlNode value = node.target();
        String name = at.name() == null ? at.parent().name() : at.name();
        FieldPath inside = inside(value);
        if (inside != null) {
            return new TypeHelp(manifest, root, inside, wording).help();
        }
        if (field.isList() && !(value instanceof YamlSequence)) {
            return value instanceof YamlMapping mapping
                    ? listOf(mapping, name)
                    : wording.say("type-help.list", name, shown(value));
        }
        if (field.isMap() && !(value instanceof YamlMapping)) {
            return value instanceof YamlSequence
                    ? wording.say("type-help.map-not-list", name)
                    : wording.say("type-help.map", name);
        }
        if (field.type() != null && !(value instanceof YamlMapping)) {
            return value instanceof YamlSequence
                    ? wording.say("type-help.object-not-list", name)
                    : object(shown(value), name);
        }
        if (value instanceof YamlScalar scalar) {
            return scalar(scalar, name);
        }
        return value instanceof YamlSequence
                ? wording.say("type-help.scalar-not-list", name)
                : wording.say("type-help.scalar-not-object", name);
    }

    /** The server names a map or a list whose first wrong element is meant; null if none is. */
    private FieldPath inside(YamlNode value) {
        boolean scalars = field.field().type() == null;
        if (field.isMap() && value instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                if (entry.name() != null && scalars != isScalar(entry.value())) {
                    return at.key(entry.name());
                }
            }
        }
        if (field.isList() && value instanceof YamlSequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                if (scalars != isScalar(sequence.items().get(i))) {
                    return at.index(i);
                }
            }
        }
        return null;
    }

    private static boolean isScalar(YamlNode node) {
        return node.target() instanceof YamlScalar;
    }

    /** A map where a list is expected: one item without its dash, or names with values. */
    private String listOf(YamlMapping mapping, String name) {
        ApiType item = field.field().type();
        String first = mapping.entries().isEmpty() ? null : mapping.entries().get(0).name();
        boolean pairs =
                item != null
                        && first != null
                        && item.field(first) == null
                        && item.field("name") != null;
        if (pairs) {
            String second = item.field("value") == null ? null : "value";
            return second == null
                    ? wording.say("type-help.list-of-names", name, first)
                    : wording.say("type-help.list-of-pairs", name, first);
        }
        return item == null
                ? wording.say("type-help.list-not-map", name)
                : wording.say("type-help.list-of-object", name);
    }

    /** A plain value where an object is expected: it is often the object's main field. */
    private String object(String text, String name) {
        String main = field.element() && field.type().field("name") != null ? "name" : main(name);
        if (field.element() && main != null) {
            return wording.say("type-help.item", name, text, main);
        }
        return main == null || field.type().field(main) == null
                ? wording.say("type-help.object", name, text)
                : wording.say("type-help.object-field", name, text, main);
    }

    private static String main(String name) {
        return switch (name) {
            case "hostPath", "httpGet" -> "path";
            case "secret" -> "secretName";
            case "persistentVolumeClaim" -> "claimName";
            case "configMap",
                    "configMapRef",
                    "secretRef",
                    "configMapKeyRef",
                    "secretKeyRef",
                    "os" ->
                    "name";
            case "updateStrategy", "seccompProfile", "appArmorProfile" -> "type";
            case "fieldRef" -> "fieldPath";
            case "resourceFieldRef" -> "resource";
            case "csi", "flexVolume" -> "driver";
            case "exec" -> "command";
            case "tcpSocket", "grpc" -> "port";
            case "emptyDir" -> "medium";
            case "rollingUpdate" -> "maxUnavailable";
            case "selector", "labelSelector", "namespaceSelector" -> "matchLabels";
            default -> null;
        };
    }

    private String scalar(YamlScalar scalar, String name) {
        FieldKind kind = field.field().kind();
        String text = scalar.text();
        boolean plain = scalar.style() == YamlScalar.Style.PLAIN;
        return switch (kind) {
            case STRING, BYTES, DURATION ->
                    plain ? wording.say("type-help.quote", name, source(scalar)) : null;
            case TIME ->
                    text.isEmpty()
                            ? wording.say("cause.empty", name)
                            : wording.say("type-help.time", name, text);
            case INT32, INT64, FLOAT -> number(text, name, plain);
            case BOOL -> bool(text, name);
            case INT_OR_STRING ->
                    wording.say(
                            name.startsWith("max")
                                    ? "type-help.int-or-percent"
                                    : "type-help.int-or-string",
                            name,
                            text);
            case QUANTITY -> quantity(text, name);
            case OBJECT, RAW -> null;
        };
    }

    private String bool(String text, String name) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "false" ->
                    wording.say("type-help.unquote", name, text.toLowerCase(Locale.ROOT));
            case "yes", "on", "y", "1", "enabled" ->
                    wording.say("type-help.bool-meant", name, text, "true");
            case "no", "off", "n", "0", "disabled" ->
                    wording.say("type-help.bool-meant", name, text, "false");
            default -> wording.say("type-help.bool", name, text);
        };
    }

    private String quantity(String text, String name) {
        String meant = QuantityRepairs.meant(text);
        return meant == null
                ? wording.say("type-help.quantity", name, text)
                : wording.say("type-help.quantity-meant", name, text, meant);
    }

    private String number(String written, String name, boolean plain) {
        String text = withZero(written);
        if (!isWhole(text)) {
            Long seconds = name.endsWith("Seconds") ? seconds(text) : null;
            return seconds == null
                    ? wording.say("type-help.number", name, text)
                    : wording.say("type-help.seconds", name, text, seconds);
        }
        boolean octal = text.length() > 1 && text.charAt(0) == '0';
        if (octal) {
            return wording.say("type-help.octal", name, text, Long.parseLong(text, 8));
        }
        boolean large = field.field().kind() == FieldKind.INT32 && isLarge(text);
        return large || plain
                ? wording.say("type-help.too-large", name, text, largest())
                : wording.say("type-help.unquote", name, text);
    }

    /** The mode of a file was meant to be octal, which a leading zero shows. */
    private String withZero(String text) {
        boolean mode = "defaultMode".equals(at.name()) || "mode".equals(at.name());
        return mode && text.matches("[0-7]{3}") ? "0" + text : text;
    }

    private long largest() {
        return field.field().kind() == FieldKind.INT32 ? Integer.MAX_VALUE : Long.MAX_VALUE;
    }

    private static boolean isLarge(String text) {
        long value = Long.parseLong(text);
        return value > Integer.MAX_VALUE || value < Integer.MIN_VALUE;
    }

    /** Reads a duration such as {@code 1m} or {@code 30s}; null for anything else. */
    private static Long seconds(String text) {
        if (!text.matches("[0-9]{1,6} ?(s|sec|seconds|m|min|minutes|h)")) {
            return null;
        }
        long number = Long.parseLong(text.replaceAll("[^0-9]", ""));
        String unit = text.replaceAll("[0-9 ]", "");
        return number * (unit.startsWith("m") ? 60 : unit.equals("h") ? 3600 : 1);
    }

    private static boolean isWhole(String text) {
        return text.matches("-?[0-9]{1,18}") && !(text.startsWith("0") && text.matches(".*[89].*"));
    }

    /** Returns the text that fixes the value; null if it is not certain. */
    String repaired() {
        if (field == null
                || field.field() == null
                || !field.isScalar() && !field.element()
                || field.type() != null
                || !(manifest.nodeAt(at) instanceof YamlScalar scalar)) {
            return null;
        }
        String text = scalar.text();
        boolean plain = scalar.style() == YamlScalar.Style.PLAIN;
        return switch (field.field().kind()) {
            case STRING -> plain && !text.isEmpty() ? "\"" + source(scalar) + "\"" : null;
            case INT32, INT64 -> !plain && isWhole(text) ? withZero(text) : null;
            case BOOL -> plain ? null : truth(text);
            case QUANTITY -> QuantityRepairs.meant(text);
            case FLOAT, INT_OR_STRING, TIME, DURATION, BYTES, OBJECT, RAW -> null;
        };
    }

    /** Returns true or false for a word that YAML 1.1 takes for one; null for any other text. */
    private static String truth(String text) {
        return switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "true", "yes", "on", "y" -> "true";
            case "false", "no", "off", "n" -> "false";
            default -> null;
        };
    }

    private String source(YamlScalar scalar) {
        return scalar.range().of(manifest.tree().text());
    }

    private static String shown(YamlNode node) {
        String text = node instanceof YamlScalar scalar ? scalar.text() : "";
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
