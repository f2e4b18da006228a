package io.daemonlens.engine.apiserver.validation.security;

import io.daemonlens.engine.apimachinery.ErrorType;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.GoBlanks;
import io.daemonlens.engine.apiserver.validation.core.LocalPaths;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.print.GoValues;

/** Validates seccomp and AppArmor profiles ({@code validateSeccompProfileField}). */
final class ProfileRules {

    private static final String[] TYPES = {"Localhost", "RuntimeDefault", "Unconfined"};
    private static final int LONGEST_APPARMOR_NAME = 4095;
    private static final int COUNTS_BYTES = 32;

    private ProfileRules() {}

    static void seccomp(Field profile, Errors all) {
        if (profile.absent()) {
            return;
        }
        Errors errors = all.as(RuleCodes.SECCOMP_PROFILE);
        Field file = profile.at("localhostProfile");
        type(profile, "seccompProfile", errors);
        if (!profile.at("type").text().equals("Localhost")) {
            if (file.present()) {
                errors.invalid(
                        file,
                        GoValues.of(profile, errors.version()),
                        "can only be set when seccomp type is Localhost");
            }
        } else if (file.absent()) {
            errors.required(file, "must be set when seccomp type is Localhost");
        } else {
            LocalPaths.checkRelative(file, errors);
        }
    }

    static void appArmor(Field profile, Errors all) {
        if (profile.absent()) {
            return;
        }
        Errors errors = all.as(RuleCodes.APPARMOR_PROFILE);
        Field name = profile.at("localhostProfile");
        switch (profile.at("type").text()) {
            case "Localhost" -> appArmorName(name, errors);
            case "RuntimeDefault", "Unconfined" -> {
                if (name.present()) {
                    errors.invalid(name, "can only be set when AppArmor type is Localhost");
                }
            }
            default -> type(profile, "appArmorProfile", errors);
        }
    }

    private static void type(Field profile, String words, Errors errors) {
        Field type = profile.at("type");
        switch (type.text()) {
            case "Localhost", "RuntimeDefault", "Unconfined" -> {}
            case "" -> errors.required(type, "type is required when " + words + " is set");
            default -> errors.notSupported(type, TYPES);
        }
    }

    private static void appArmorName(Field name, Errors errors) {
        String text = name.text();
        if (GoBlanks.around(text)) {
            errors.invalid(name, "must not be padded with whitespace");
        } else if (text.isEmpty()) {
            errors.required(name, "must be set when AppArmor type is Localhost");
        }
        if (NameValidation.bytes(text) > LONGEST_APPARMOR_NAME) {
            if (errors.version().isAtLeast(COUNTS_BYTES)) {
                errors.tooLong(name, LONGEST_APPARMOR_NAME);
            } else {
                errors.add(
                        ErrorType.TOO_LONG,
                        name,
                        "",
                        "may not be longer than " + LONGEST_APPARMOR_NAME);
            }
        }
    }
}
