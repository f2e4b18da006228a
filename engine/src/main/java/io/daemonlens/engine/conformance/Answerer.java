package io.daemonlens.engine.conformance;

import io.daemonlens.engine.json.JsonObject;
import java.util.function.Consumer;

/** Answers one kind of recorded question. */
public interface Answerer {

    /**
     * Answers a line of a recording, for each minor that it was recorded for.
     *
     * @param recorded the line, including its recorded answers; implementations read only the
     *     question
     * @param out receives one object per minor: {@code id}, {@code version} and the answer's fields
     */
    void answer(JsonObject recorded, Consumer<JsonObject> out);
}
