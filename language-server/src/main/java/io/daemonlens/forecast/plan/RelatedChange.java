package io.daemonlens.forecast.plan;

import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.List;

/**
 * An object other than a DaemonSet that changes with the files, and what a DaemonSet that uses it
 * notices of it. Such a change never replaces a pod by itself.
 *
 * @param kind of the object: {@code ConfigMap}
 * @param object its name
 * @param change added, changed or removed
 * @param namespace of the DaemonSet
 * @param daemonSet the name of the DaemonSet that uses it
 * @param use how its pods use it
 * @param refused whether the API server refuses the change, or refuses new pods after it
 * @param sentence the key of the sentence, below {@code related}
 * @param details further arguments of the sentence
 */
public record RelatedChange(
        String kind,
        String object,
        PlanChange.Kind change,
        String namespace,
        String daemonSet,
        Use use,
        boolean refused,
        String sentence,
        List<String> details) {

    /** How pods use an object; of several uses, the one that picks up changes last comes first. */
    public enum Use {
        /** As environment variables, which a container reads when it starts. */
        ENVIRONMENT("env"),
        /** As a file mounted with subPath, which the kubelet never updates. */
        SUB_PATH("subPath"),
        /** As files of a volume, which the kubelet updates with a delay. */
        VOLUME("volume"),
        /** As the account of an image registry. */
        IMAGE_PULL("imagePull"),
        SERVICE_ACCOUNT("serviceAccount"),
        PRIORITY("priority"),
        RUNTIME_CLASS("runtimeClass"),
        NAMESPACE("namespace"),
        /** As a limit that is checked when pods are created. */
        QUOTA("quota"),
        /** As a service that sends traffic to the pods. */
        SERVICE("service");

        private final String word;

        Use(String word) {
            this.word = word;
        }

        /** The name in reports: {@code subPath}. */
        public String word() {
            return word;
        }
    }

    public RelatedChange {
        details = List.copyOf(details);
    }

    /** Returns the consequence, as a sentence. */
    public String sentence(Wording wording) {
        List<String> arguments = new ArrayList<>();
        arguments.add(kind);
        arguments.add(object);
        arguments.add(namespace + "/" + daemonSet);
        arguments.addAll(details);
        return wording.say("related." + sentence, arguments.toArray());
    }
}
