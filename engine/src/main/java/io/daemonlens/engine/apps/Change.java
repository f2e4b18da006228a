package io.daemonlens.engine.apps;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A difference between two states of a DaemonSet.
 *
 * @param path the path in the new object, or in the old one if the value was removed
 * @param label the readable path, with list items named by their merge key: {@code
 *     spec.template.spec.containers[fluentd].image}
 * @param kind the kind of change
 * @param from the old value; null if it was added
 * @param to the new value; null if it was removed
 * @param effect the effect on the pods
 */
public record Change(
        FieldPath path,
        String label,
        Kind kind,
        @Nullable JsonValue from,
        @Nullable JsonValue to,
        Effect effect) {

    /** The kind of a change. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        /** The list has the same items in another order. */
        REORDERED
    }

    /** The effect of a change on the running pods, the strongest first. */
    public enum Effect {
        /** The set of eligible nodes may change; a change of the template also restarts pods. */
        PLACEMENT("placement"),
        /** The template changes, so every pod is replaced (with OnDelete: once it is deleted). */
        RESTART("restart"),
        /** The pace of a rollout changes, or the time until a pod counts as available. */
        ROLLOUT("rollout"),
        /** No effect at run time. */
        NONE("none");

        private final String word;

        Effect(String word) {
            this.word = word;
        }

        /** Returns the word used in reports, such as {@code restart}. */
        public String word() {
            return word;
        }

        /** Returns the effect of reordering a list, which never changes the eligible nodes. */
        static Effect ofReordering(FieldPath path) {
            Effect effect = of(path);
            return effect == PLACEMENT ? RESTART : effect;
        }

        static Effect of(FieldPath path) {
            String text = path.toString();
            if (text.startsWith("spec.template.spec.nodeSelector")
                    || text.startsWith("spec.template.spec.tolerations")
                    || text.startsWith("spec.template.spec.nodeName")
                    || text.startsWith("spec.template.spec.affinity")) {
                return PLACEMENT;
            }
            if (text.startsWith("spec.template")) {
                return RESTART;
            }
            return text.startsWith("spec.updateStrategy") || text.startsWith("spec.minReadySeconds")
                    ? ROLLOUT
                    : NONE;
        }
    }

    /** Returns a copy without effect, for a change that the cluster ignores. */
    public Change withoutEffect() {
        return new Change(path, label, kind, from, to, Effect.NONE);
    }
}
