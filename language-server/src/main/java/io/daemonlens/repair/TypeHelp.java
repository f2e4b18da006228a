package io.daemonlens.repair;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.fieldguide.FieldAt;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.FieldKind;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;

/**
 * The help for a value of the wrong type, from the written value and the schema; it does not parse
 * the server's message.
 */
public final class TypeHelp {

    private final Manifest manifest;
    private final Wording wording;
    private final FieldAt field;
    private final FieldPath at;

    public TypeHelp(Manifest manifest, ApiType root, FieldPath at, Wording wording) {
        this.manifest = manifest;
        this.wording = wording;
        this.at = at;
        this.field = root == null || at.isRoot() ? null : FieldAt.of(root, at);
    }

    /** Returns the sentence; null if the cause is not certain. */
    public String help() {
        YamlNode node = manifest.nodeAt(at);
        if (field == null || field.field() == null || node == null) {
            return null;
        }
        String name = at.name() == null ? at.parent().name() : at.name();
        if (field.isList() && !(node instanceof YamlSequence)) {
            return node instanceof YamlMapping
                    ? wording.say("type-help.list-of-object", name)
                    : wording.say("type-help.list", name, shown(node));
        }
        if (field.isMap() && !(node instanceof YamlMapping)) {
            return wording.say("type-help.map", name);
        }
        if (field.type() != null && !(node instanceof YamlMapping)) {
            return node instanceof YamlSequence
                    ? wording.say("type-help.object-not-list", name)
                    : wording.say("type-help.object", name, shown(node));
        }
        return node instanceof YamlScalar scalar ? scalar(scalar, name) : container(node, name);
    }

    private String container(YamlNode node, String name) {
        return node instanceof YamlSequence
                ? wording.say("type-help.scalar-not-list", name)
                : wording.say("type-help.scalar-not-object", name);
    }

    private String scalar(YamlScalar scalar, String name) {
        FieldKind kind = field.field().kind();
        String text = scalar.text();
        return switch (kind) {
            case STRING, BYTES, TIME, DURATION ->
                    wording.say("type-help.quote", name, source(scalar));
            case INT32, INT64, FLOAT -> number(text, name);
            case BOOL -> {
                boolean word = text.equals("true") || text.equals("false");
                yield wording.say(word ? "type-help.unquote" : "type-help.bool", name, text);
            }
            case INT_OR_STRING -> wording.say("type-help.int-or-string", name, text);
            case QUANTITY -> wording.say("type-help.quantity", name, text);
            case OBJECT, RAW -> null;
        };
    }

    private String number(String text, String name) {
        if (!isWhole(text)) {
            return wording.say("type-help.number", name, text);
        }
        boolean octal = text.length() > 1 && text.charAt(0) == '0';
        return octal
                ? wording.say("type-help.octal", name, text, Long.parseLong(text, 8))
                : wording.say("type-help.unquote", name, text);
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
            case INT32, INT64 -> !plain && isWhole(text) ? text : null;
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
