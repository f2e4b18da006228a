package io.daemonlens.engine.apiserver.podsecurity;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.GoText;
import io.daemonlens.engine.core.WellKnown;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The seccomp profiles of a pod and its containers, and those that disable seccomp. */
final class SeccompProfiles {

    /**
     * Since the policy of this minor version, the field is checked; before, the annotations are.
     */
    static final int FIELD_SINCE = 19;

    private SeccompProfiles() {}

    /** Returns the detail if an annotation sets a profile that is not allowed; otherwise null. */
    static String badAnnotations(Field annotations, List<Field> containers) {
        Set<String> forbidden = Violation.sorted();
        addBad(annotations.at(WellKnown.SECCOMP_POD), WellKnown.SECCOMP_POD, forbidden);
        for (Field container : containers) {
            String key = WellKnown.SECCOMP_CONTAINER + container.at("name").text();
            addBad(annotations.at(key), key, forbidden);
        }
        return forbidden.isEmpty()
                ? null
                : "forbidden "
                        + Violation.plural("annotation", forbidden.size())
                        + " "
                        + String.join(", ", forbidden);
    }

    private static void addBad(Field annotation, String key, Set<String> forbidden) {
        String value = annotation.text();
        if (annotation.present()
                && !value.equals("runtime/default")
                && !value.equals("docker/default")
                && !value.startsWith("localhost/")) {
            forbidden.add(key + "=" + GoText.quote(value));
        }
    }

    /** Returns the detail if a field sets a profile that is not allowed; otherwise null. */
    static String explicitlyBad(Field spec, List<Field> containers) {
        Predicate<Field> bad = owner -> type(owner).present() && !confines(owner);
        List<Field> setting = Violation.those(containers, bad);
        String setters = Violation.setters(bad.test(spec), setting);
        if (setters.isEmpty()) {
            return null;
        }
        Set<String> values = Violation.sorted();
        setting.forEach(each -> values.add(type(each).text()));
        if (bad.test(spec)) {
            values.add(type(spec).text());
        }
        return setters
                + " must not set securityContext.seccompProfile.type to "
                + Violation.quoted(values);
    }

    /** Returns the containers without a profile, unless the pod sets one for them. */
    static List<Field> unconfined(Field spec, List<Field> containers) {
        return confines(spec)
                ? List.of()
                : Violation.those(containers, each -> type(each).absent());
    }

    private static Field type(Field owner) {
        return owner.at("securityContext", "seccompProfile", "type");
    }

    private static boolean confines(Field owner) {
        String type = type(owner).text();
        return type.equals("RuntimeDefault") || type.equals("Localhost");
    }
}
