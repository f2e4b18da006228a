package io.daemonlens.engine.apps;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.json.JsonValue;

/**
 * One difference between two states of a DaemonSet.
 *
 * @param path where the new object has it, or the old one where it was removed
 * @param label the path as people say it: items by their merge key, {@code
 *     spec.template.spec.containers[fluentd].image}
 * @param kind what happened
 * @param from the old value; null where it was added
 * @param to the new value; null where it was removed
 * @param effect what it means for the pods
 */
public record Change(
        FieldPath path, String label, Kind kind, JsonValue from, JsonValue to, Effect effect) {

    /** What happened to a value. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        /** The same items of a list in another order. */
        REORDERED
    }

    /** What a change means while the program runs, the strongest first. */
    public enum Effect {
        /**
         * The nodes that get a pod may be others; as part of the template it also restarts pods.
         */
        PLACEMENT("placement"),
        /** The template differs, so every pod is replaced (with OnDelete: once it is deleted). */
        RESTART("restart"),
        /** How replacing goes on, or when a pod counts as available. */
        ROLLOUT("rollout"),
        /** Nothing at run time. */
        NONE("none");

        private final String word;

        Effect(String word) {
            this.word = word;
        }

        /** As in reports: {@code restart}. */
        public String word() {
            return word;
        }

        /** Of the same items in another order: no node is chosen by that. */
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

    /** The same where the cluster takes no notice of it. */
    public Change withoutEffect() {
        return new Change(path, label, kind, from, to, Effect.NONE);
    }
}
