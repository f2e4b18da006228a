package io.daemonlens.engine.conformance;

import io.daemonlens.engine.apimachinery.IntOrString;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import java.util.function.Consumer;

/** {@code answer intstr}: a number, or a percentage of a total. */
public final class IntOrStringAnswerer implements Answerer {

    @Override
    public void answer(JsonObject recorded, Consumer<JsonObject> out) {
        JsonObject in = recorded.object("in");
        IntOrString value = IntOrString.of(in.get("v"));
        long total = ((JsonNumber) in.get("total")).longValue();
        boolean roundUp = JsonBoolean.of(true).equals(in.get("roundUp"));
        for (String version : Releases.RECORDED) {
            JsonObject answer = Releases.answer(recorded, version);
            try {
                answer.put("value", value.scaledValue(total, roundUp));
            } catch (IntOrString.FormatException e) {
                answer.put("error", e.getMessage());
                answer.put("value", 0);
            }
            out.accept(answer);
        }
    }
}
