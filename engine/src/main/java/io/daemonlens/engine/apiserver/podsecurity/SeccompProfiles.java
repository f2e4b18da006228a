package io.daemonlens.engine.apiserver.podsecurity;

import io.daemonlens.engine.apimachinery.Field;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Who confines system calls, and who says that nobody shall. */
final class SeccompProfiles {

    private SeccompProfiles() {}

    /** The detail where a profile other than a confining one is asked for; else null. */
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

    /** The containers that have no profile, where the pod has none for them. */
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
