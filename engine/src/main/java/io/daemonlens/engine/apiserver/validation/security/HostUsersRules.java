package io.daemonlens.engine.apiserver.validation.security;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;

/**
 * Checks a pod with its own user namespace ({@code hostUsers: false}), which cannot use some
 * fields.
 */
public final class HostUsersRules {

    /** Since this minor version, the message names the field as a manifest spells it. */
    private static final int FIELD_NAMED = 34;

    /** Before this minor version, only some volume types are allowed in a user namespace. */
    private static final int ALL_VOLUMES = 28;

    /** Since this minor version, block devices are not allowed in a user namespace. */
    private static final int NO_DEVICES = 34;

    /** Since this minor version, an update may keep the host network of a stored pod. */
    private static final int MAY_BE_KEPT = 35;

    private static final String[] MAPPED_VOLUMES = {
        "emptyDir", "secret", "configMap", "downwardAPI", "projected"
    };

    private HostUsersRules() {}

    public static void check(Field spec, Errors errors) {
        Field hostUsers = spec.at("hostUsers");
        if (hostUsers.absent() || hostUsers.isTrue()) {
            return;
        }
        Errors found = errors.as(RuleCodes.HOST_USERS);
        if (errors.version().isBefore(ALL_VOLUMES)) {
            checkVolumes(spec.at("volumes"), found);
        }
        String when =
                errors.version().isAtLeast(FIELD_NAMED)
                        ? "when `hostUsers` is false"
                        : "when `pod.Spec.HostUsers` is false";
        boolean kept =
                errors.version().isAtLeast(MAY_BE_KEPT) && StoredSecurity.mappedHostNetwork(errors);
        if (spec.at("hostNetwork").isTrue() && !kept) {
            found.forbidden(spec.at("hostNetwork"), when);
        }
        checkHostNamespace(spec, "hostPID", "HostPID", when, found);
        checkHostNamespace(spec, "hostIPC", "HostIPC", when, found);
        if (errors.version().isAtLeast(NO_DEVICES) && !StoredSecurity.mappedDevices(errors)) {
            for (Field container : PodFacts.everyContainer(spec)) {
                if (container.at("volumeDevices").size() > 0) {
                    found.forbidden(container.at("volumeDevices"), when);
                }
            }
        }
    }

    private static void checkHostNamespace(
            Field spec, String member, String printed, String when, Errors errors) {
        Field field = spec.at(member);
        if (field.isTrue()) {
            errors.forbidden(field.printedAs(spec.printed().child(printed)), when);
        }
    }

    private static void checkVolumes(Field volumes, Errors errors) {
        for (Field volume : volumes.items()) {
            boolean mapped = false;
            for (String kind : MAPPED_VOLUMES) {
                mapped |= volume.at(kind).present();
            }
            if (!mapped) {
                errors.forbidden(
                        volume, "volume type not supported when `pod.Spec.HostUsers` is false");
            }
        }
    }
}
