package io.daemonlens.engine.apiserver.validation.core;

import io.daemonlens.engine.apimachinery.ErrorCause;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Shared validation of names, label values, ports and percentages. Each method returns the messages
 * in the server's order; the list is empty for a valid value. Checked against apimachinery's {@code
 * pkg/util/validation/validation.go}, 1.8 and later.
 */
public final class NameValidation {

    private static final String NOT_NEGATIVE = "must be greater than or equal to 0";
    static final String FILE_MODE = "must be a number between 0 and 0777 (octal), both inclusive";
    static final String RELATIVE_PATH = "must be a relative path";
    public static final String NO_DOTS = "must not contain '..'";
    public static final String NOT_ABOVE_100 = "must not be greater than 100%";
    public static final String IMMUTABLE = "field is immutable";

    public static final String LABEL_RE = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String QUALIFIED_RE = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String QUALIFIED =
            pattern(
                    "must consist of alphanumeric characters, '-', '_' or '.', and must start and"
                            + " end with an alphanumeric character",
                    QUALIFIED_RE,
                    "MyName",
                    "my.name",
                    "123-abc");
    private static final String LABEL_VALUE =
            pattern(
                    "a valid label must be an empty string or consist of alphanumeric characters,"
                            + " '-', '_' or '.', and must start and end with an alphanumeric"
                            + " character",
                    "(" + QUALIFIED_RE + ")?",
                    "MyValue",
                    "my_value",
                    "12345");
    private static final String SUBDOMAIN_WORDS =
            " must consist of lower case alphanumeric characters, '-' or '.', and must start and"
                    + " end with an alphanumeric character";
    private static final String LABEL_WORDS =
            " must consist of lower case alphanumeric characters or '-', and must start and end"
                    + " with an alphanumeric character";
    private static final String ENV_NAME =
            pattern(
                    "a valid environment variable name must consist of alphabetic characters,"
                            + " digits, '_', '-', or '.', and must not start with a digit",
                    "[-._a-zA-Z][-._a-zA-Z0-9]*",
                    "my.env-name",
                    "MY_ENV.NAME",
                    "MyEnvName1");
    private static final String CONFIG_KEY =
            pattern(
                    "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
                    "[-._a-zA-Z0-9]+",
                    "key.name",
                    "KEY_NAME",
                    "key-name");
    private static final String PERCENT =
            pattern(
                    "a valid percent string must be a numeric string followed by an ending '%'",
                    "[0-9]+%", "1%", "93%");
    private static final String HEADER_NAME =
            pattern(
                    "a valid HTTP header must consist of alphanumeric characters or '-'",
                    "[-A-Za-z0-9]+",
                    "X-Header-Name");

    private NameValidation() {}

    /**
     * Formats {@code WORDS (e.g. 'a', or 'b', regex used for validation is 'RE')}, including the
     * two spaces that Go prints.
     */
    public static String pattern(String words, String regex, String... examples) {
        StringBuilder text = new StringBuilder(words).append(" (e.g. ");
        for (int i = 0; i < examples.length; i++) {
            text.append(i > 0 ? " or " : "").append('\'').append(examples[i]).append("', ");
        }
        return text.append("regex used for validation is '").append(regex).append("')").toString();
    }

    /** Checks a DNS subdomain, the name format of most objects. */
    public static List<ValueProblem> subdomain(String value, KubernetesVersion version) {
        List<ValueProblem> found = new ArrayList<>(0);
        if (bytes(value) > 253) {
            found.add(tooLong(253));
        }
        if (!isSubdomain(value)) {
            String text =
                    pattern(
                            dns(version) + "subdomain" + SUBDOMAIN_WORDS,
                            LABEL_RE + "(\\." + LABEL_RE + ")*",
                            "example.com");
            found.add(new ValueProblem(text, ErrorCause.Plain.NOT_A_DNS_SUBDOMAIN));
        }
        return found;
    }

    /** Checks a DNS label, the name format of containers and volumes. */
    public static List<ValueProblem> label(String value, KubernetesVersion version) {
        List<ValueProblem> found = new ArrayList<>(0);
        if (bytes(value) > 63) {
            found.add(tooLong(63));
        }
        if (!isLabel(value, 0, value.length())) {
            String text =
                    version.isAtLeast(27) && isSubdomain(value)
                            ? "must not contain dots"
                            : pattern(
                                    dns(version) + "label" + LABEL_WORDS,
                                    LABEL_RE,
                                    "my-name",
                                    "123-abc");
            found.add(new ValueProblem(text, ErrorCause.Plain.NOT_A_DNS_LABEL));
        }
        return found;
    }

    /** Checks a qualified name: a label key, annotation key or resource name. */
    public static List<ValueProblem> qualifiedName(String value, KubernetesVersion version) {
        List<ValueProblem> found = new ArrayList<>(0);
        String name = value;
        int slash = value.indexOf('/');
        if (slash >= 0 && value.indexOf('/', slash + 1) >= 0) {
            found.add(
                    ValueProblem.of(
                            (version.isAtLeast(35) ? "a valid label key " : "a qualified name ")
                                    + QUALIFIED
                                    + " with an optional DNS subdomain prefix and '/' (e.g."
                                    + " 'example.com/MyName')"));
            return found;
        }
        if (slash >= 0) {
            name = value.substring(slash + 1);
            prefix(value.substring(0, slash), version, found);
        }
        if (name.isEmpty()) {
            found.add(ValueProblem.of("name part must be non-empty"));
        } else if (bytes(name) > 63) {
            String text = "name part must be no more than 63 " + byteWord(version);
            // The limit is that of the whole value only if it has no prefix.
            found.add(
                    slash < 0
                            ? new ValueProblem(text, new ErrorCause.TooLong(63))
                            : ValueProblem.of(text));
        }
        if (!isQualified(name)) {
            found.add(ValueProblem.of("name part " + QUALIFIED));
        }
        return found;
    }

    private static void prefix(String prefix, KubernetesVersion version, List<ValueProblem> found) {
        if (prefix.isEmpty()) {
            found.add(ValueProblem.of("prefix part must be non-empty"));
            return;
        }
        for (ValueProblem problem : subdomain(prefix, version)) {
            boolean bytes = version.isAtLeast(35) && problem.cause() instanceof ErrorCause.TooLong;
            String text = bytes ? "must be no more than 253 bytes" : problem.text();
            found.add(ValueProblem.of("prefix part " + text));
        }
    }

    /** Checks a label value. */
    public static List<ValueProblem> labelValue(String value, KubernetesVersion version) {
        List<ValueProblem> found = new ArrayList<>(0);
        if (bytes(value) > 63) {
            found.add(
                    new ValueProblem(
                            "must be no more than 63 " + byteWord(version),
                            new ErrorCause.TooLong(63)));
        }
        if (!value.isEmpty() && !isQualified(value)) {
            found.add(ValueProblem.of(LABEL_VALUE));
        }
        return found;
    }

    /** Checks a port name. */
    public static List<ValueProblem> portName(String value, KubernetesVersion version) {
        List<ValueProblem> found = new ArrayList<>(0);
        if (bytes(value) > 15) {
            found.add(tooLong(15));
        }
        if (value.isEmpty() || !all(value, c -> isLowerOrDigit(c) || c == '-')) {
            found.add(
                    ValueProblem.of(
                            "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)"));
        }
        if (all(value, c -> c < 'a' || c > 'z')) {
            found.add(
                    ValueProblem.of(
                            version.isAtLeast(25)
                                    ? "must contain at least one letter (a-z)"
                                    : "must contain at least one letter or number (a-z, 0-9)"));
        }
        if (value.contains("--")) {
            found.add(ValueProblem.of("must not contain consecutive hyphens"));
        }
        if (value.startsWith("-") || value.endsWith("-")) {
            found.add(ValueProblem.of("must not begin or end with a hyphen"));
        }
        return found;
    }

    /** Checks a port number. */
    public static List<ValueProblem> portNumber(long value) {
        return value >= 1 && value <= 65535 ? List.of() : List.of(range(1, 65535));
    }

    /** Checks the name of an environment variable by the relaxed rule. */
    public static List<ValueProblem> relaxedEnvName(String value) {
        if (value.isEmpty()) {
            return List.of(ValueProblem.of("environment variable name must be non-empty"));
        }
        return all(value, c -> c >= ' ' && c <= '~' && c != '=')
                ? List.of()
                : List.of(
                        ValueProblem.of(
                                "a valid environment variable name must consist only of printable"
                                        + " ASCII characters other than '='"));
    }

    /** Checks the name of an environment variable. */
    public static List<ValueProblem> envName(String value) {
        List<ValueProblem> found = new ArrayList<>(0);
        boolean good = !value.isEmpty() && !isDigit(value.charAt(0));
        if (!good || !all(value, NameValidation::isKeyChar)) {
            found.add(ValueProblem.of(ENV_NAME));
        }
        dotNames(value, found);
        return found;
    }

    /** Checks a key of a ConfigMap or Secret. */
    public static List<ValueProblem> configKey(String value) {
        List<ValueProblem> found = new ArrayList<>(0);
        if (bytes(value) > 253) {
            found.add(tooLong(253));
        }
        if (value.isEmpty() || !all(value, NameValidation::isKeyChar)) {
            found.add(ValueProblem.of(CONFIG_KEY));
        }
        dotNames(value, found);
        return found;
    }

    private static void dotNames(String value, List<ValueProblem> found) {
        if (value.equals(".")) {
            found.add(ValueProblem.of("must not be '.'"));
        } else if (value.equals("..")) {
            found.add(ValueProblem.of("must not be '..'"));
        } else if (value.startsWith("..")) {
            found.add(ValueProblem.of("must not start with '..'"));
        }
    }

    /** Checks a percentage, {@code N%}. */
    static List<ValueProblem> percent(String value) {
        return isPercent(value)
                ? List.of()
                : List.of(new ValueProblem(PERCENT, ErrorCause.Plain.NOT_A_PERCENTAGE));
    }

    /** Checks the name of an HTTP header of a probe. */
    public static List<ValueProblem> headerName(String value) {
        boolean good = !value.isEmpty() && all(value, c -> isAlphanumeric(c) || c == '-');
        return good ? List.of() : List.of(ValueProblem.of(HEADER_NAME));
    }

    /** Checks that a number is not negative. */
    public static void notNegative(Field field, Errors errors) {
        if (field.number() < 0) {
            negative(field, GoValues.of(field, errors.version()), errors);
        }
    }

    /** Checks that a number or percentage is not negative. It is checked as a percentage first. */
    public static void notNegativeOrPercent(Field field, Errors errors) {
        JsonValue value = field.value();
        if (value instanceof JsonText text) {
            errors.invalid(field, percent(text.value()));
        } else if (value instanceof JsonNumber && field.number() < 0) {
            negative(field, Long.toString(field.number()), errors);
        }
    }

    /** Adds the error of a negative number or quantity. */
    public static void negative(Field field, String renderedValue, Errors errors) {
        errors.because(new ErrorCause.TooSmall(0)).invalid(field, renderedValue, NOT_NEGATIVE);
    }

    /** Returns whether the text has the form {@code N%}. */
    public static boolean isPercent(String value) {
        int digits = value.length() - 1;
        return digits > 0
                && value.charAt(digits) == '%'
                && all(value.substring(0, digits), NameValidation::isDigit);
    }

    /** Checks a user or group ID. */
    public static List<ValueProblem> userOrGroupId(long value) {
        return value >= 0 && value <= Integer.MAX_VALUE
                ? List.of()
                : List.of(range(0, Integer.MAX_VALUE));
    }

    /** Checks a file mode. */
    public static List<ValueProblem> fileMode(long value) {
        return value >= 0 && value <= 0777 ? List.of() : List.of(ValueProblem.of(FILE_MODE));
    }

    /**
     * Returns whether all characters match. A loop avoids loading the stream classes at startup.
     */
    private static boolean all(String value, IntPredicate good) {
        for (int i = 0; i < value.length(); i++) {
            if (!good.test(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a text is a DNS subdomain of any length. */
    static boolean isSubdomain(String value) {
        int start = 0;
        while (true) {
            int dot = value.indexOf('.', start);
            int end = dot < 0 ? value.length() : dot;
            if (!isLabel(value, start, end)) {
                return false;
            }
            if (dot < 0) {
                return true;
            }
            start = dot + 1;
        }
    }

    /** Returns whether a part of a text is a DNS label of any length. */
    public static boolean isLabel(String value, int start, int end) {
        if (start >= end
                || !isLowerOrDigit(value.charAt(start))
                || !isLowerOrDigit(value.charAt(end - 1))) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (!isLowerOrDigit(value.charAt(i)) && value.charAt(i) != '-') {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a text is the name part of a qualified name, of any length. */
    static boolean isQualified(String value) {
        int last = value.length() - 1;
        if (last < 0 || !isAlphanumeric(value.charAt(0)) || !isAlphanumeric(value.charAt(last))) {
            return false;
        }
        for (int i = 1; i < last; i++) {
            if (!isKeyChar(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Returns the length of a text in UTF-8 bytes, which is what Go counts. */
    public static int bytes(String value) {
        int bytes = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    /** Returns the problem of a name that is too long ({@code MaxLenError}). */
    public static ValueProblem tooLong(int max) {
        return new ValueProblem(
                "must be no more than " + max + " characters", new ErrorCause.TooLong(max));
    }

    /** Returns the problem of a number outside a range ({@code InclusiveRangeError}). */
    public static ValueProblem range(long min, long max) {
        return new ValueProblem(
                "must be between " + min + " and " + max + ", inclusive",
                new ErrorCause.OutOfRange(min, max));
    }

    private static String byteWord(KubernetesVersion version) {
        return version.isAtLeast(35) ? "bytes" : "characters";
    }

    private static String dns(KubernetesVersion version) {
        return version.isAtLeast(20) ? "a lowercase RFC 1123 " : "a DNS-1123 ";
    }

    private static boolean isKeyChar(int c) {
        return isAlphanumeric(c) || c == '-' || c == '_' || c == '.';
    }

    private static boolean isAlphanumeric(int c) {
        return isLowerOrDigit(c) || c >= 'A' && c <= 'Z';
    }

    private static boolean isLowerOrDigit(int c) {
        return c >= 'a' && c <= 'z' || isDigit(c);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
