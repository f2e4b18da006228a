package io.daemonlens.engine.json;

/** An explicit JSON null, which differs from an absent member. */
public enum JsonNull implements JsonValue {
    NULL;

    @Override
    public String goKind() {
        return "null";
    }

    @Override
    public JsonNull copy() {
        return this;
    }

    @Override
    public String toString() {
        return "null";
    }
}
