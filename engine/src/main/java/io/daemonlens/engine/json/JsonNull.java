package io.daemonlens.engine.json;

/** The JSON null that was written, which is not the same as a member that is absent. */
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
