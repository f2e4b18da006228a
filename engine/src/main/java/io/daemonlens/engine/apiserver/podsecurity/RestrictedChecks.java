package io.daemonlens.engine.apiserver.podsecurity;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The checks that level restricted adds to baseline, which follow pod hardening practices. */
final class RestrictedChecks {

    /** Since this policy version, the capabilities check replaces that of baseline. */
    static final int CAPABILITIES_SINCE = 22;

    private static final int ESCALATION_SINCE = 8;

    /** Servers before this minor version do not know image volumes. */
    private static final int IMAGES_SINCE = 33;

    private static final List<String> VOLUMES =
            List.of(
                    "configMap",
                    "csi",
                    "downwardAPI",
                    "emptyDir",
                    "ephemeral",
                    "image",
                    "persistentVolumeClaim",
                    "projected",
                    "secret");

    private final Field spec;
    private final List<Field> containers;
    private final PolicyVersion version;
    private final List<Violation> found;

    RestrictedChecks(Field template, PolicyVersion version, List<Violation> found) {
        this.spec = template.at("spec");
        this.containers = Violation.containers(spec);
        this.version = version;
        this.found = found;
    }

    /**
     * Runs all checks in order of their names. Since the policy of 1.25, escalation, capabilities
     * and seccomp are not checked for Windows pods.
     */
    void run() {
        boolean linux = version.policy() < 25 || !spec.at("os", "name").text().equals("windows");
        if (linux && version.policy() >= ESCALATION_SINCE) {
            allowPrivilegeEscalation();
        }
        if (linux && version.policy() >= CAPABILITIES_SINCE) {
            capabilities();
        }
        if (version.policy() >= 35) {
            BaselineChecks.procMount(containers, found);
        }
        volumes();
        if (!version.relaxes(spec)) {
            runAsNonRoot();
            runAsUser();
        }
        if (linux && version.policy() >= SeccompProfiles.FIELD_SINCE) {
            seccompProfile();
        }
    }

    private void add(String reason, String detail) {
        found.add(new Violation(reason, detail));
    }

    private void allowPrivilegeEscalation() {
        List<Field> bad =
                Violation.those(
                        containers,
                        container -> {
                            Field allow =
                                    container.at("securityContext", "allowPrivilegeEscalation");
                            return allow.absent() || allow.isTrue();
                        });
        if (!bad.isEmpty()) {
            add(
                    "allowPrivilegeEscalation != false",
                    Violation.named(bad)
                            + " must set securityContext.allowPrivilegeEscalation=false");
        }
    }

    private void capabilities() {
        Set<String> values = Violation.sorted();
        List<Field> keeping =
                Violation.those(
                        containers,
                        container ->
                                texts(container.at("securityContext", "capabilities", "drop"))
                                        .stream()
                                        .noneMatch("ALL"::equals));
        List<Field> adding =
                Violation.those(
                        containers,
                        container -> {
                            List<String> more =
                                    texts(container.at("securityContext", "capabilities", "add"));
                            more.removeIf("NET_BIND_SERVICE"::equals);
                            values.addAll(more);
                            return !more.isEmpty();
                        });
        List<String> details = new ArrayList<>();
        if (!keeping.isEmpty()) {
            details.add(
                    Violation.named(keeping)
                            + " must set securityContext.capabilities.drop=[\"ALL\"]");
        }
        if (!adding.isEmpty()) {
            details.add(
                    Violation.named(adding)
                            + " must not include "
                            + Violation.quoted(values)
                            + " in securityContext.capabilities.add");
        }
        if (!details.isEmpty()) {
            add("unrestricted capabilities", String.join("; ", details));
        }
    }

    private static List<String> texts(Field list) {
        List<String> texts = new ArrayList<>();
        list.items().forEach(item -> texts.add(item.text()));
        return texts;
    }

    private void volumes() {
        List<String> names = new ArrayList<>();
        Set<String> kinds = Violation.sorted();
        for (Field volume : spec.at("volumes").items()) {
            for (String kind : ((JsonObject) volume.value()).names()) {
                if (!kind.equals("name") && !isAllowed(kind)) {
                    names.add(volume.at("name").text());
                    kinds.add(kind);
                }
            }
        }
        if (!names.isEmpty()) {
            add(
                    "restricted volume types",
                    Violation.plural("volume", names.size())
                            + " "
                            + Violation.quoted(names)
                            + (names.size() == 1 ? " uses " : " use ")
                            + Violation.plural("restricted volume type", kinds.size())
                            + " "
                            + Violation.quoted(kinds));
        }
    }

    private boolean isAllowed(String kind) {
        return VOLUMES.contains(kind)
                && (!kind.equals("image") || version.server() >= IMAGES_SINCE);
    }

    private void runAsNonRoot() {
        Predicate<Field> asRoot = owner -> nonRoot(owner).present() && !nonRoot(owner).isTrue();
        String setters = Violation.setters(asRoot.test(spec), Violation.those(containers, asRoot));
        if (!setters.isEmpty()) {
            add(
                    "runAsNonRoot != true",
                    setters + " must not set securityContext.runAsNonRoot=false");
            return;
        }
        List<Field> silent = Violation.those(containers, each -> nonRoot(each).absent());
        if (!silent.isEmpty() && !nonRoot(spec).isTrue()) {
            add(
                    "runAsNonRoot != true",
                    "pod or "
                            + Violation.named(silent)
                            + " must set securityContext.runAsNonRoot=true");
        }
    }

    private static Field nonRoot(Field owner) {
        return owner.at("securityContext", "runAsNonRoot");
    }

    private void runAsUser() {
        if (version.policy() < 23) {
            return;
        }
        Predicate<Field> asRoot =
                owner -> {
                    Field user = owner.at("securityContext", "runAsUser");
                    return user.present() && user.number() == 0;
                };
        String setters = Violation.setters(asRoot.test(spec), Violation.those(containers, asRoot));
        if (!setters.isEmpty()) {
            add("runAsUser=0", setters + " must not set runAsUser=0");
        }
    }

    private void seccompProfile() {
        String explicit = SeccompProfiles.explicitlyBad(spec, containers);
        List<Field> unconfined = SeccompProfiles.unconfined(spec, containers);
        if (explicit != null) {
            add("seccompProfile", explicit);
        } else if (!unconfined.isEmpty()) {
            add(
                    "seccompProfile",
                    "pod or "
                            + Violation.named(unconfined)
                            + " must set securityContext.seccompProfile.type to \"RuntimeDefault\""
                            + " or \"Localhost\"");
        }
    }
}
