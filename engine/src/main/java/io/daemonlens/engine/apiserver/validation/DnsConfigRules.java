package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.ErrorCause.Plain;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.IpAddress;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.core.ValueProblem;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.ArrayList;
import java.util.List;

/** Validates a pod's dnsConfig together with its dnsPolicy ({@code validatePodDNSConfig}). */
final class DnsConfigRules {

    private static final int MAX_NAMESERVERS = 3;

    private static final int MAX_PATHS = 6;
    private static final int MAX_CHARACTERS = 256;

    /** Since this minor version, a feature gate allows more search names. */
    private static final int EXPANDED = 22;

    /** Since this minor version, the message for a search name lists the allowed characters. */
    private static final int RELAXED_WORDS = 33;

    /** Before this minor version, a trailing dot in a search name is an error. */
    private static final int TRAILING_DOT = 13;

    /** Since this minor version, the regular expression in the message allows underscores too. */
    private static final int RELAXED_EXPRESSION = 34;

    private static final String LABEL = "[a-z0-9]([-_a-z0-9]*[a-z0-9])?";

    private DnsConfigRules() {}

    static void check(Field spec, Errors errors) {
        Field config = spec.at("dnsConfig");
        Field nameservers = config.at("nameservers");
        Errors found = errors.as(RuleCodes.DNS_CONFIG);
        if (!errors.gates().enabled("CustomPodDNS")) {
            if (config.present()) {
                found.forbidden(config, "DNSConfig: custom pod DNS is disabled by feature gate");
            }
            return;
        }
        if (spec.at("dnsPolicy").text().equals("None")) {
            if (config.absent()) {
                found.required(config, "must provide `dnsConfig` when `dnsPolicy` is None");
                return;
            }
            if (nameservers.isEmpty()) {
                found.required(
                        nameservers,
                        "must provide at least one DNS nameserver when `dnsPolicy` is None");
                return;
            }
        }
        if (config.present()) {
            checkNameservers(nameservers, found);
            checkSearches(config.at("searches"), found);
            for (Field option : config.at("options").items()) {
                if (option.at("name").isEmpty()) {
                    found.required(option, "must not be empty");
                }
            }
        }
    }

    private static void checkNameservers(Field nameservers, Errors errors) {
        if (nameservers.size() > MAX_NAMESERVERS) {
            errors.invalid(nameservers, "must not have more than 3 nameservers");
        }
        for (Field nameserver : nameservers.items()) {
            errors.invalid(nameserver, IpAddress.check(nameserver.text(), errors));
        }
    }

    /** Checks the search list against the limits of resolv.conf. The length includes the spaces. */
    private static void checkSearches(Field searches, Errors errors) {
        boolean expanded =
                errors.gates().enabled("ExpandedDNSConfig")
                        || errors.version().isAtLeast(EXPANDED)
                                && StoredDns.longSearches(searches, errors);
        int maxPaths = expanded ? 32 : MAX_PATHS;
        int maxCharacters = expanded ? 2048 : MAX_CHARACTERS;
        if (searches.size() > maxPaths) {
            errors.invalid(searches, "must not have more than " + maxPaths + " search paths");
        }
        if (characters(searches) > maxCharacters) {
            errors.invalid(
                    searches,
                    "must not have more than "
                            + maxCharacters
                            + " characters (including spaces) in the search list");
        }
        for (Field search : searches.items()) {
            checkSearch(search, errors);
        }
    }

    private static int characters(Field searches) {
        int characters = searches.size() - 1;
        for (Field search : searches.items()) {
            characters += NameValidation.bytes(search.text());
        }
        return characters;
    }

    /** Returns whether a list exceeds the limits of older resolvers. */
    static boolean isLong(Field searches) {
        return searches.size() > MAX_PATHS || characters(searches) > MAX_CHARACTERS;
    }

    /** Checks a search name. One trailing dot is removed before the check and from the message. */
    private static void checkSearch(Field search, Errors errors) {
        String text = search.text();
        boolean relaxed =
                errors.gates().enabled("RelaxedDNSSearchValidation")
                        || StoredDns.relaxedSearchName(errors);
        if (relaxed && text.equals(".")) {
            return;
        }
        boolean dot = text.endsWith(".") && errors.version().isAtLeast(TRAILING_DOT);
        String name = dot ? text.substring(0, text.length() - 1) : text;
        errors.invalid(
                search,
                GoValues.quote(name),
                relaxed ? relaxed(name, errors) : NameValidation.subdomain(name, errors.version()));
    }

    /** Checks a search name by the relaxed rule, which allows underscores in labels. */
    private static List<ValueProblem> relaxed(String name, Errors errors) {
        List<ValueProblem> found = new ArrayList<>(0);
        if (NameValidation.bytes(name) > 253) {
            found.add(NameValidation.tooLong(253));
        }
        for (String label : name.split("\\.", -1)) {
            if (!isRelaxedLabel(label)) {
                found.addAll(
                        errors.version().isAtLeast(RELAXED_WORDS)
                                ? List.of(
                                        new ValueProblem(words(errors), Plain.NOT_A_DNS_SUBDOMAIN))
                                : NameValidation.subdomain("", errors.version()));
                break;
            }
        }
        return found;
    }

    private static String words(Errors errors) {
        return NameValidation.pattern(
                "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
                        + " characters, '_', '-' or '.', and must start and end with an"
                        + " alphanumeric character",
                errors.version().isAtLeast(RELAXED_EXPRESSION)
                        ? "_?" + LABEL + "(\\._?" + LABEL + ")*"
                        : NameValidation.LABEL_RE + "(\\." + NameValidation.LABEL_RE + ")*",
                "example.com");
    }

    private static boolean isRelaxedLabel(String label) {
        String plain = label.startsWith("_") ? label.substring(1) : label;
        int last = plain.length() - 1;
        return NameValidation.isLabel(plain.replace('_', '-'), 0, last + 1);
    }
}
