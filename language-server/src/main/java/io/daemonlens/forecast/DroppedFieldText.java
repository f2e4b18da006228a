package io.daemonlens.forecast;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.defaults.DroppedFields;
import io.daemonlens.engine.apiserver.defaults.DroppedFields.DroppedField;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.List;

/** The fields of a manifest that an API server silently drops, for comparisons. */
public final class DroppedFieldText {

    private DroppedFieldText() {}

    /** Returns the dropped fields of a manifest that another one does not have. */
    static List<DroppedField> onlyIn(
            JsonObject newer, JsonObject older, KubernetesVersion version) {
        List<DroppedField> dropped = of(newer, version);
        dropped.removeAll(of(older, version));
        return dropped;
    }

    /** Returns the dropped fields; none of a missing manifest. */
    static List<DroppedField> of(JsonObject written, KubernetesVersion version) {
        return written == null
                ? new ArrayList<>()
                : new ArrayList<>(DroppedFields.of(Field.of(written), version));
    }

    /** Returns {@code spec.x is dropped: in Kubernetes 1.28 the feature gate G is off}. */
    public static String sentence(DroppedField field, KubernetesVersion version, Wording words) {
        return words.say("dropped-field", field.at().toString(), version, field.gate());
    }
}
