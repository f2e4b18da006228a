package io.daemonlens.engine.apimachinery;

import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * Validates label keys and values, with the server's messages. Follows apimachinery's {@code
 * pkg/util/validation} and {@code pkg/api/validate/content}.
 */
public final class Labels {

    private static final String MUST_CONSIST =
            " must consist of alphanumeric characters, '-', '_' or '.', and must start and end with"
                    + " an alphanumeric character (e.g. ";
    private static final String NAME_EXAMPLES =
            "'MyName',  or 'my.name',  or '123-abc', regex used for validation is"
                    + " '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
    private static final String VALUE_PATTERN =
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_'"
                    + " or '.', and must start and end with an alphanumeric character (e.g."
                    + " 'MyValue',  or 'my_value',  or '12345', regex used for validation is"
                    + " '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
    private static final String SUBDOMAIN_PATTERN =
            " must consist of lower case alphanumeric characters, '-' or '.', and must start and"
                    + " end with an alphanumeric character (e.g. 'example.com', regex used for"
                    + " validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*"
                    + "[a-z0-9])?)*')";

    private Labels() {}

    /** Returns the problems of a qualified name, such as a label key; empty if it is valid. */
    public static List<String> keyProblems(String key, KubernetesVersion version) {
        boolean inBytes = version.isAtLeast(35);
        List<String> problems = new ArrayList<>(0);
        int slash = key.indexOf('/');
        if (slash >= 0 && key.indexOf('/', slash + 1) >= 0) {
            problems.add(
                    (inBytes ? "a valid label key" : "a qualified name")
                            + MUST_CONSIST
                            + NAME_EXAMPLES
                            + " with an optional DNS subdomain prefix and '/' (e.g."
                            + " 'example.com/MyName')");
            return problems;
        }
        if (slash >= 0) {
            prefixProblems(key.substring(0, slash), version, problems);
        }
        String name = key.substring(slash + 1);
        if (name.isEmpty()) {
            problems.add("name part must be non-empty");
        } else if (byteLength(name) > 63) {
            problems.add("name part must be no more than 63 " + unit(inBytes));
        }
        if (name.isEmpty() || !isName(name)) {
            problems.add("name part" + MUST_CONSIST + NAME_EXAMPLES);
        }
        return problems;
    }

    private static void prefixProblems(
            String prefix, KubernetesVersion version, List<String> problems) {
        if (prefix.isEmpty()) {
            problems.add("prefix part must be non-empty");
            return;
        }
        if (byteLength(prefix) > 253) {
            problems.add("prefix part must be no more than 253 " + unit(version.isAtLeast(35)));
        }
        if (!isSubdomain(prefix)) {
            String noun = version.isBefore(20) ? "a DNS-1123" : "a lowercase RFC 1123";
            problems.add("prefix part " + noun + " subdomain" + SUBDOMAIN_PATTERN);
        }
    }

    /** Returns the problems of a label value; empty if it is valid. */
    public static List<String> valueProblems(String value, KubernetesVersion version) {
        List<String> problems = new ArrayList<>(0);
        if (byteLength(value) > 63) {
            problems.add("must be no more than 63 " + unit(version.isAtLeast(35)));
        }
        if (!value.isEmpty() && !isName(value)) {
            problems.add(VALUE_PATTERN);
        }
        return problems;
    }

    private static String unit(boolean inBytes) {
        return inBytes ? "bytes" : "characters";
    }

    /** Matches {@code ([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]} without the cost of a regex. */
    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean inside = i > 0 && i < text.length() - 1 && (c == '-' || c == '_' || c == '.');
            if (!inside && !isLetterOrDigit(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** Matches DNS labels (lower case letters, digits, inner hyphens) joined by dots. */
    private static boolean isSubdomain(String text) {
        char before = '.';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            boolean allowed = plain || (c == '-' && before != '.') || (c == '.' && before != '-');
            if (!allowed || (c == '.' && before == '.')) {
                return false;
            }
            before = c;
        }
        return before != '.' && before != '-';
    }

    private static int byteLength(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
