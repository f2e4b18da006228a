package io.daemonlens.engine.apiserver.validation.print;

import io.daemonlens.engine.apimachinery.GoText;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * Formats a value like Go's {@code %#v}. A value behind a nested pointer prints as an address,
 * written {@code 0xADDRESS} here.
 */
final class GoSyntax {

    private static final String ADDRESS = "(0xADDRESS)";

    private final KubernetesVersion version;

    GoSyntax(KubernetesVersion version) {
        this.version = version;
    }

    /** Formats the value of a field, or of one of its items or entries, as an error prints it. */
    String of(JsonValue value, ApiField field, boolean element) {
        if (!element && (field.list() || field.map())) {
            return many(value, field);
        }
        if (value == null && InternalType.isPointer(field) && !element) {
            return "\"null\"";
        }
        return single(value, field);
    }

    private String many(JsonValue value, ApiField field) {
        String type = InternalType.of(field, version);
        List<String> parts = new ArrayList<>();
        if (value instanceof JsonArray array) {
            array.forEach(item -> parts.add(single(item, field)));
        } else if (value instanceof JsonObject object) {
            SortedKeys.names(object)
                    .forEach(
                            name ->
                                    parts.add(
                                            GoText.quote(name)
                                                    + ":"
                                                    + single(object.get(name), field)));
        } else {
            return type + "(nil)";
        }
        return type + "{" + String.join(", ", parts) + "}";
    }

    private String single(JsonValue value, ApiField field) {
        return switch (field.kind()) {
            case OBJECT ->
                    struct(
                            value instanceof JsonObject object ? object : new JsonObject(),
                            field.type());
            case STRING, BYTES -> GoText.quote(value instanceof JsonText text ? text.value() : "");
            case QUANTITY ->
                    quantity(value instanceof JsonText text ? Quantity.parse(text.value()) : null);
            case INT_OR_STRING -> intOrString(value);
            case BOOL -> value == null ? "false" : value.toString();
            case INT32, INT64, FLOAT -> value == null ? "0" : value.toString();
            case TIME -> time(value);
            case DURATION, RAW ->
                    value == null ? InternalType.of(field, version) + "(nil)" : value.toString();
        };
    }

    private String struct(JsonObject object, ApiType type) {
        List<String> members = new ArrayList<>();
        for (ApiField field : type.fields()) {
            String text =
                    field.inlined()
                            ? struct(object, field.type())
                            : member(object.get(field.name()), field);
            members.add(field.goName() + ":" + text);
        }
        return InternalType.name(type, version) + "{" + String.join(", ", members) + "}";
    }

    private String member(JsonValue value, ApiField field) {
        if (InternalType.isPointer(field) && !field.list() && !field.map()) {
            String type = "(" + InternalType.of(field, version) + ")";
            return type + (value == null ? "(nil)" : ADDRESS);
        }
        return of(value, field, false);
    }

    /** Formats a time, which prints in its own form: {@code 2020-01-01 00:00:00 +0000 UTC}. */
    private static String time(JsonValue value) {
        String utc = value instanceof JsonText text ? text.value() : "0001-01-01T00:00:00Z";
        return utc.replace('T', ' ').replace("Z", " +0000 UTC");
    }

    private static String intOrString(JsonValue value) {
        boolean text = value instanceof JsonText;
        return "intstr.IntOrString{Type:"
                + (text ? 1 : 0)
                + ", IntVal:"
                + (value instanceof JsonNumber number ? number.longValue() : 0)
                + ", StrVal:"
                + GoText.quote(text ? ((JsonText) value).value() : "")
                + "}";
    }

    private static String quantity(Quantity quantity) {
        if (quantity == null) {
            return "resource.Quantity{i:resource.int64Amount{value:0, scale:0},"
                    + " d:resource.infDecAmount{Dec:(*inf.Dec)(nil)}, s:\"\", Format:\"\"}";
        }
        boolean decimal = quantity.isDecimal();
        String kept = quantity.keptText();
        return "resource.Quantity{i:resource.int64Amount{value:"
                + (decimal ? 0 : quantity.unscaledValue())
                + ", scale:"
                + (decimal ? 0 : quantity.scale())
                + "}, d:resource.infDecAmount{Dec:(*inf.Dec)"
                + (decimal ? ADDRESS : "(nil)")
                + "}, s:"
                + GoText.quote(kept == null ? "" : kept)
                + ", Format:"
                + GoText.quote(quantity.format().word())
                + "}";
    }
}
