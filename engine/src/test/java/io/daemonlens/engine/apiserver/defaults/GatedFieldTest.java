package io.daemonlens.engine.apiserver.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.features.Gates;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.FeatureGate;
import io.daemonlens.schemas.KubernetesVersion;
import org.junit.jupiter.api.Test;

/** The fields that are dropped while a gate is off are those that the gate guards. */
class GatedFieldTest {

    private static final int NEWEST = KubernetesVersion.NEWEST.minor();
    private static final int OLDEST = KubernetesVersion.OLDEST.minor();

    @Test
    void everyDroppedFieldIsGatedInTheSchemasToo() {
        int checked = 0;
        for (String line : FeatureGate.droppedPaths().lines().toList()) {
            String gate = line.substring(0, line.indexOf('\t'));
            String path = line.substring(line.indexOf('\t') + 1).replace("C[]", "containers");
            String term = "affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution";
            ApiField field = newest(path.replace("A[]", term).replace("[]", ""));
            assertThat(field).as(line).isNotNull();
            assertThat(field.gate()).as(line).isEqualTo(gate);
            assertThat(field.usableSince()).as(line).isEqualTo(onFrom(gate));
            checked++;
        }
        assertThat(checked).isGreaterThan(70);
    }

    private static KubernetesVersion onFrom(String gate) {
        for (int minor = OLDEST; minor <= NEWEST; minor++) {
            if (Gates.defaults(KubernetesVersion.of(minor)).enabled(gate)) {
                return KubernetesVersion.of(minor);
            }
        }
        return null;
    }

    /** The field below a pod's spec in the newest minor that has it. */
    private static ApiField newest(String path) {
        for (int minor = NEWEST; minor >= OLDEST; minor--) {
            ApiType type = ApiTypes.of(KubernetesVersion.of(minor)).type("core.v1.PodSpec");
            ApiField field = null;
            for (String name : path.split("\\.")) {
                field = type == null ? null : type.field(name);
                type = field == null ? null : field.type();
            }
            if (field != null) {
                return field;
            }
        }
        return null;
    }
}
