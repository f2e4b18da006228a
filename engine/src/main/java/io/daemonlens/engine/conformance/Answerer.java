package io.daemonlens.engine.conformance;

import io.daemonlens.engine.json.JsonObject;
import java.util.function.Consumer;

/** Answers one kind of recorded question. */
public interface Answerer {

    /**
     * Answers a recording line for each minor it was recorded for.
     *
     * @param recorded the line, its recorded answers included; only what was asked may be read
     * @param out takes one object per minor: {@code id}, {@code version} and the answer's fields
     */
    void answer(JsonObject recorded, Consumer<JsonObject> out);
}
