package io.daemonlens.engine.apiserver.podsecurity;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.GoText;
import io.daemonlens.engine.core.WellKnown;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The checks of level baseline, which prevent known privilege escalations. */
final class BaselineChecks {

    private static final List<String> CAPABILITIES =
            List.of(
                    "AUDIT_WRITE",
                    "CHOWN",
                    "DAC_OVERRIDE",
                    "FOWNER",
                    "FSETID",
                    "KILL",
                    "MKNOD",
                    "NET_BIND_SERVICE",
                    "SETFCAP",
                    "SETGID",
                    "SETPCAP",
                    "SETUID",
                    "SYS_CHROOT");
    private static final List<String> HARMLESS_HOSTS = List.of("", "127.0.0.1", "::1");
    private static final int APP_ARMOR_FIELDS = 30;

    private final Field annotations;
    private final Field spec;
    private final List<Field> containers;
    private final PolicyVersion version;
    private final List<Violation> found;

    BaselineChecks(Field template, PolicyVersion version, List<Violation> found) {
        this.annotations = template.at("metadata", "annotations");
        this.spec = template.at("spec");
        this.containers = Violation.containers(spec);
        this.version = version;
        this.found = found;
    }

    /**
     * Runs all checks in order of their names.
     *
     * @param restricted whether to omit the checks that level restricted replaces
     */
    void run(boolean restricted) {
        appArmor();
        if (!restricted || version.policy() < RestrictedChecks.CAPABILITIES_SINCE) {
            capabilities();
        }
        hostNamespaces();
        if (!restricted) {
            hostPathVolumes();
        }
        hostPorts();
        if (version.policy() >= 34) {
            hostProbes();
        }
        privileged();
        if (!version.relaxes(spec) && !(restricted && version.policy() >= 35)) {
            procMount();
        }
        seLinuxOptions();
        if (version.policy() < SeccompProfiles.FIELD_SINCE) {
            seccompAnnotations();
        } else if (!restricted) {
            seccompProfile();
        }
        sysctls();
        windowsHostProcess();
    }

    private void add(String reason, String detail) {
        found.add(new Violation(reason, detail));
    }

    /** Checks AppArmor profiles. Before 1.30 only annotations set them. */
    private void appArmor() {
        List<String> annotated = new ArrayList<>();
        for (Field annotation : annotations.entries()) {
            String profile = annotation.text();
            String name = annotation.path().name();
            if (name.startsWith(WellKnown.APP_ARMOR_CONTAINER)
                    && !profile.isEmpty()
                    && !profile.equals("runtime/default")
                    && !profile.startsWith("localhost/")) {
                annotated.add(name + "=" + GoText.quote(profile));
            }
        }
        if (version.server() < APP_ARMOR_FIELDS) {
            if (!annotated.isEmpty()) {
                add(
                        Violation.plural("forbidden AppArmor profile", annotated.size()),
                        String.join(", ", annotated));
            }
            return;
        }
        Predicate<Field> bad =
                owner ->
                        owner.at("securityContext", "appArmorProfile", "type").present()
                                && !isTame(profileType(owner));
        Set<String> types = Violation.sorted();
        List<Field> setting = Violation.those(containers, bad);
        setting.forEach(each -> types.add(profileType(each)));
        if (bad.test(spec)) {
            types.add(profileType(spec));
        }
        String setters = Violation.setters(bad.test(spec), setting);
        List<String> values = new ArrayList<>(types);
        if (!annotated.isEmpty()) {
            values.addAll(annotated);
            setters +=
                    (setters.isEmpty() ? "" : " and ")
                            + Violation.plural("annotation", annotated.size());
        }
        if (!values.isEmpty()) {
            add(
                    Violation.plural("forbidden AppArmor profile", values.size()),
                    setters + " must not set AppArmor profile type to " + Violation.quoted(values));
        }
    }

    private static String profileType(Field owner) {
        return owner.at("securityContext", "appArmorProfile", "type").text();
    }

    private static boolean isTame(String profileType) {
        return profileType.equals("RuntimeDefault") || profileType.equals("Localhost");
    }

    private void capabilities() {
        Set<String> values = Violation.sorted();
        List<Field> adding =
                Violation.those(
                        containers,
                        container -> {
                            List<String> more = new ArrayList<>();
                            container
                                    .at("securityContext", "capabilities", "add")
                                    .items()
                                    .forEach(each -> more.add(each.text()));
                            more.removeAll(CAPABILITIES);
                            values.addAll(more);
                            return !more.isEmpty();
                        });
        if (!adding.isEmpty()) {
            add(
                    "non-default capabilities",
                    Violation.named(adding)
                            + " must not include "
                            + Violation.quoted(values)
                            + " in securityContext.capabilities.add");
        }
    }

    private void hostNamespaces() {
        List<String> shared = new ArrayList<>();
        for (String member : new String[] {"hostNetwork", "hostPID", "hostIPC"}) {
            if (spec.at(member).isTrue()) {
                shared.add(member + "=true");
            }
        }
        if (!shared.isEmpty()) {
            add("host namespaces", String.join(", ", shared));
        }
    }

    private void hostPathVolumes() {
        List<String> names =
                spec.at("volumes").items().stream()
                        .filter(volume -> volume.at("hostPath").present())
                        .map(volume -> volume.at("name").text())
                        .toList();
        if (!names.isEmpty()) {
            add(
                    "hostPath volumes",
                    Violation.plural("volume", names.size()) + " " + Violation.quoted(names));
        }
    }

    private void hostPorts() {
        Set<String> ports = Violation.sorted();
        List<Field> using =
                Violation.those(
                        containers,
                        container -> {
                            TreeSet<String> own = Violation.sorted();
                            for (Field port : container.at("ports").items()) {
                                if (port.at("hostPort").number() != 0) {
                                    own.add(Long.toString(port.at("hostPort").number()));
                                }
                            }
                            ports.addAll(own);
                            return !own.isEmpty();
                        });
        if (!using.isEmpty()) {
            add(
                    "hostPort",
                    Violation.named(using)
                            + (using.size() == 1 ? " uses " : " use ")
                            + Violation.plural("hostPort", ports.size())
                            + " "
                            + String.join(", ", ports));
        }
    }

    private void hostProbes() {
        Set<String> hosts = Violation.sorted();
        List<Field> using =
                Violation.those(
                        containers,
                        container -> {
                            List<String> own = new ArrayList<>();
                            for (Field handler : handlers(container)) {
                                own.add(handler.at("httpGet", "host").text());
                                own.add(handler.at("tcpSocket", "host").text());
                            }
                            own.removeAll(HARMLESS_HOSTS);
                            hosts.addAll(own);
                            return !own.isEmpty();
                        });
        if (!using.isEmpty()) {
            add(
                    "probe or lifecycle host",
                    Violation.named(using)
                            + (using.size() == 1 ? " uses " : " use ")
                            + Violation.plural("probe or lifecycle host", hosts.size())
                            + " "
                            + Violation.quoted(hosts));
        }
    }

    private static List<Field> handlers(Field container) {
        return List.of(
                container.at("livenessProbe"),
                container.at("readinessProbe"),
                container.at("startupProbe"),
                container.at("lifecycle", "postStart"),
                container.at("lifecycle", "preStop"));
    }

    private void privileged() {
        List<Field> privileged =
                Violation.those(
                        containers, each -> each.at("securityContext", "privileged").isTrue());
        if (!privileged.isEmpty()) {
            add(
                    "privileged",
                    Violation.named(privileged) + " must not set securityContext.privileged=true");
        }
    }

    private void procMount() {
        procMount(containers, found);
    }

    /** Checks procMount. Belongs to baseline and, since the policy of 1.35, to restricted too. */
    static void procMount(List<Field> containers, List<Violation> found) {
        Set<String> values = Violation.sorted();
        List<Field> setting =
                Violation.those(
                        containers,
                        container -> {
                            String mount = container.at("securityContext", "procMount").text();
                            boolean bad = !mount.isEmpty() && !mount.equals("Default");
                            if (bad) {
                                values.add(mount);
                            }
                            return bad;
                        });
        if (!setting.isEmpty()) {
            found.add(
                    new Violation(
                            "procMount",
                            Violation.named(setting)
                                    + " must not set securityContext.procMount to "
                                    + Violation.quoted(values)));
        }
    }

    private void seLinuxOptions() {
        Set<String> types = Violation.sorted();
        boolean[] more = new boolean[2];
        Predicate<Field> bad =
                owner -> {
                    Field options = owner.at("securityContext", "seLinuxOptions");
                    boolean badType = !isContainerType(options.at("type").text());
                    if (badType) {
                        types.add(options.at("type").text());
                    }
                    more[0] |= !options.at("user").isEmpty();
                    more[1] |= !options.at("role").isEmpty();
                    return badType
                            || !options.at("user").isEmpty()
                            || !options.at("role").isEmpty();
                };
        String setters = Violation.setters(bad.test(spec), Violation.those(containers, bad));
        if (setters.isEmpty()) {
            return;
        }
        List<String> data = new ArrayList<>();
        if (!types.isEmpty()) {
            data.add(Violation.plural("type", types.size()) + " " + Violation.quoted(types));
        }
        boolean told = version.server() >= 26 || !types.isEmpty();
        if (more[0] && told) {
            data.add("user may not be set");
        }
        if (more[1] && told) {
            data.add("role may not be set");
        }
        add(
                "seLinuxOptions",
                setters
                        + " set forbidden securityContext.seLinuxOptions: "
                        + String.join("; ", data));
    }

    private boolean isContainerType(String type) {
        return switch (type) {
            case "", "container_t", "container_init_t", "container_kvm_t" -> true;
            case "container_engine_t" -> version.policy() >= 31;
            default -> false;
        };
    }

    private void seccompProfile() {
        String detail = SeccompProfiles.explicitlyBad(spec, containers);
        if (detail != null) {
            add("seccompProfile", detail);
        }
    }

    private void seccompAnnotations() {
        String detail = SeccompProfiles.badAnnotations(annotations, containers);
        if (detail != null) {
            add("seccompProfile", detail);
        }
    }

    private void sysctls() {
        List<String> names =
                spec.at("securityContext", "sysctls").items().stream()
                        .map(sysctl -> sysctl.at("name").text())
                        .filter(name -> !SafeSysctls.contains(name, version.policy()))
                        .toList();
        if (!names.isEmpty()) {
            add("forbidden sysctls", String.join(", ", names));
        }
    }

    private void windowsHostProcess() {
        Predicate<Field> bad =
                owner -> owner.at("securityContext", "windowsOptions", "hostProcess").isTrue();
        String setters = Violation.setters(bad.test(spec), Violation.those(containers, bad));
        if (!setters.isEmpty()) {
            add(
                    "hostProcess",
                    setters + " must not set securityContext.windowsOptions.hostProcess=true");
        }
    }
}
