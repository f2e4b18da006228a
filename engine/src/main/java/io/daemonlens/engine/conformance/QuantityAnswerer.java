package io.daemonlens.engine.conformance;

import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.JsonObject;
import java.util.function.Consumer;

/** {@code answer quantity}: how a quantity is parsed, printed, compared and added. */
public final class QuantityAnswerer implements Answerer {

    @Override
    public void answer(JsonObject recorded, Consumer<JsonObject> out) {
        JsonObject in = recorded.object("in");
        for (String version : Releases.RECORDED) {
            JsonObject answer = Releases.answer(recorded, version);
            Quantity quantity = describe(in.text("q"), answer);
            if (!in.text("other").isEmpty()) {
                JsonObject described = new JsonObject();
                Quantity other = describe(in.text("other"), described);
                answer.put("other", described);
                if (quantity != null && other != null) {
                    answer.put("cmp", quantity.compareTo(other));
                    answer.put("sum", quantity.add(other).toString());
                    answer.put("difference", quantity.subtract(other).toString());
                }
            }
            out.accept(answer);
        }
    }

    private static Quantity describe(String text, JsonObject answer) {
        try {
            Quantity quantity = Quantity.parse(text);
            answer.put("format", quantity.format().word());
            answer.put("value", quantity.value());
            answer.put("milliValue", quantity.milliValue());
            answer.put("sign", quantity.signum());
            answer.put("asTyped", quantity.toString());
            answer.put("json", quantity.toString());
            answer.put("canonical", quantity.canonical());
            return quantity;
        } catch (Quantity.FormatException e) {
            answer.put("error", e.getMessage());
            return null;
        }
    }
}
