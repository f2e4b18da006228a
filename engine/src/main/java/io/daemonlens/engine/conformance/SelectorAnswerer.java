package io.daemonlens.engine.conformance;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.LabelSelector;
import io.daemonlens.engine.apimachinery.Selector;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.Map;
import java.util.function.Consumer;

/** {@code answer selector}: whether labels match a selector, and how the selector is printed. */
public final class SelectorAnswerer implements Answerer {

    @Override
    public void answer(JsonObject recorded, Consumer<JsonObject> out) {
        JsonObject in = recorded.object("in");
        Map<String, String> labels = Field.of(in).at("labels").textMap();
        for (String version : Releases.RECORDED) {
            JsonObject answer = Releases.answer(recorded, version);
            try {
                Selector selector = selector(in, Releases.version(version));
                answer.put("matches", selector.matches(labels));
                answer.put("text", selector.toString());
                answer.put("empty", selector.isEmpty());
            } catch (Selector.FormatException e) {
                answer.put("error", e.getMessage());
            }
            out.accept(answer);
        }
    }

    private static Selector selector(JsonObject in, KubernetesVersion version) {
        return in.has("text")
                ? Selector.parse(in.text("text"), version)
                : LabelSelector.toSelector(LabelSelector.of(in.get("selector")), version);
    }
}
