package io.daemonlens.engine.json;

/** A JSON string. */
public record JsonText(String value) implements JsonValue {

    @Override
    public String goKind() {
        return "string";
    }

    @Override
    public JsonText copy() {
        return this;
    }

    @Override
    public String toString() {
        return JsonQuotes.quote(value);
    }
}
