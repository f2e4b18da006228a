package io.daemonlens.engine.apiserver.validation.security;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import java.util.regex.Pattern;

/** Validates windowsOptions ({@code validateWindowsSecurityContextOptions}). */
final class WindowsOptionRules {

    private static final int MAX_CREDENTIAL_SPEC_KIB = 64;
    private static final int MAX_DOMAIN = 256;
    private static final int MAX_USER = 104;

    private WindowsOptionRules() {}

    static void check(Field options, Errors all) {
        if (options.absent()) {
            return;
        }
        Errors errors = all.as(RuleCodes.WINDOWS_OPTIONS);
        Field specName = options.at("gmsaCredentialSpecName");
        if (specName.present()) {
            errors.invalid(specName, NameValidation.subdomain(specName.text(), errors.version()));
        }
        Field spec = options.at("gmsaCredentialSpec");
        if (spec.present() && spec.isEmpty()) {
            errors.invalid(spec, "gmsaCredentialSpec cannot be an empty string");
        } else if (NameValidation.bytes(spec.text()) > MAX_CREDENTIAL_SPEC_KIB * 1024) {
            errors.invalid(
                    spec,
                    "gmsaCredentialSpec size must be under " + MAX_CREDENTIAL_SPEC_KIB + " KiB");
        }
        if (options.at("runAsUserName").present()) {
            runAsUserName(options.at("runAsUserName"), errors);
        }
    }

    private static void runAsUserName(Field name, Errors errors) {
        String text = name.text();
        String[] parts = text.split("\\\\", -1);
        if (text.isEmpty()) {
            errors.invalid(name, "runAsUserName cannot be an empty string");
        } else if (Names.CONTROL.matcher(text).find()) {
            errors.invalid(name, "runAsUserName cannot contain control characters");
        } else if (parts.length > 2) {
            errors.invalid(name, "runAsUserName cannot contain more than one backslash");
        } else {
            if (parts.length == 2) {
                domain(name, parts[0], errors);
            }
            user(name, parts[parts.length - 1], errors);
        }
    }

    private static void domain(Field name, String domain, Errors errors) {
        if (NameValidation.bytes(domain) >= MAX_DOMAIN) {
            errors.invalid(
                    name,
                    "runAsUserName's Domain length must be under " + MAX_DOMAIN + " characters");
        }
        if (!Names.NET_BIOS.matcher(domain).matches() && !Names.DNS.matcher(domain).matches()) {
            errors.invalid(
                    name, "runAsUserName's Domain doesn't match the NetBios nor the DNS format");
        }
    }

    private static void user(Field name, String user, Errors errors) {
        if (user.isEmpty()) {
            errors.invalid(name, "runAsUserName's User cannot be empty");
        } else if (NameValidation.bytes(user) > MAX_USER) {
            errors.invalid(
                    name,
                    "runAsUserName's User length must not be longer than "
                            + MAX_USER
                            + " characters");
        }
        if (Names.DOTS_OR_BLANKS.matcher(user).matches()) {
            errors.invalid(name, "runAsUserName's User cannot contain only periods or spaces");
        }
        if (Names.USER_SIGNS.matcher(user).find()) {
            errors.invalid(
                    name,
                    "runAsUserName's User cannot contain the following characters:"
                            + " \"/\\:;|=,+*?<>@[]");
        }
    }

    /** The name patterns, compiled on first use to keep startup fast. */
    private static final class Names {

        static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f]");
        static final Pattern NET_BIOS = Pattern.compile("[^\\\\/:*?\"<>|.][^\\\\/:*?\"<>|]{0,14}");
        static final String DNS_LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
        static final Pattern DNS = Pattern.compile(DNS_LABEL + "(?:\\." + DNS_LABEL + ")*+");
        static final Pattern USER_SIGNS = Pattern.compile("[\"/\\\\:;|=,+*?<>@\\[\\]]");
        static final Pattern DOTS_OR_BLANKS = Pattern.compile("[. ]+");
    }
}
