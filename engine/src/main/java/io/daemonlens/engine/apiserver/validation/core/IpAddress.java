package io.daemonlens.engine.apiserver.validation.core;

import io.daemonlens.engine.apimachinery.ErrorCause.Plain;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;

/**
 * An IP address, parsed like Kubernetes. Since 1.23 Kubernetes accepts leading zeros in IPv4
 * numbers, which Go's standard library rejects; a feature gate rejects them again.
 *
 * @param groups eight 16-bit numbers; an IPv4 address occupies the last two
 * @param version4 whether it is written in dotted decimal form
 * @param standard whether it has no leading zeros in IPv4 numbers and at most four digits in an
 *     IPv6 group
 */
public record IpAddress(int[] groups, boolean version4, boolean standard) {

    private static final int LENIENT_READING = 23;
    private static final int NEW_TEXT = 30;

    /** Returns the errors of an address in a pod's spec; empty if it is valid. */
    public static List<ValueProblem> check(String text, Errors errors) {
        IpAddress address = parse(text);
        KubernetesVersion version = errors.version();
        if (address == null || !version.isAtLeast(LENIENT_READING) && !address.standard()) {
            return List.of(
                    ValueProblem.of(
                            version.isAtLeast(NEW_TEXT)
                                    ? "must be a valid IP address, (e.g. 10.9.8.7 or"
                                            + " 2001:db8::ffff)"
                                    : "must be valid IP address"));
        }
        if (errors.gates().enabled("StrictIPCIDRValidation")) {
            if (!address.standard()) {
                return List.of(new ValueProblem("must not have leading 0s", Plain.LEADING_ZEROS));
            }
            if (address.isMapped()) {
                return List.of(
                        new ValueProblem(
                                "must not be an IPv4-mapped IPv6 address",
                                Plain.IPV4_MAPPED_ADDRESS));
            }
        }
        return List.of();
    }

    /** Returns the server's warning about an accepted address, or null if there is none. */
    public static String warning(String text) {
        IpAddress address = parse(text);
        if (address == null) {
            return null;
        }
        if (!address.standard() || address.isMapped()) {
            return "non-standard IP address "
                    + GoValues.quote(text)
                    + " will be considered invalid in a future Kubernetes release: use "
                    + GoValues.quote(address.canonical());
        }
        if (!address.version4() && !address.canonical().equals(text)) {
            return "IPv6 address "
                    + GoValues.quote(text)
                    + " should be in RFC 5952 canonical format ("
                    + GoValues.quote(address.canonical())
                    + ")";
        }
        return null;
    }

    /**
     * Parses an address of either version, allowing leading zeros; returns null if it is invalid.
     */
    static IpAddress parse(String text) {
        if (text.indexOf(':') >= 0) {
            return parse6(text);
        }
        int[] groups = new int[8];
        groups[5] = 0xffff;
        int standard = parse4(text, groups, 6);
        return standard < 0 ? null : new IpAddress(groups, true, standard > 0);
    }

    /**
     * Parses an IPv4 address into two groups: returns 1 without leading zeros, 0 with them, -1 if
     * invalid.
     */
    private static int parse4(String text, int[] groups, int at) {
        String[] numbers = text.split("\\.", -1);
        if (numbers.length != 4) {
            return -1;
        }
        int standard = 1;
        for (int i = 0; i < 4; i++) {
            int number = number(numbers[i], 10, 255);
            if (number < 0) {
                return -1;
            }
            if (numbers[i].length() > 1 && numbers[i].charAt(0) == '0') {
                standard = 0;
            }
            groups[at + i / 2] = i % 2 == 0 ? number : groups[at + i / 2] << 8 | number;
        }
        return standard;
    }

    private static IpAddress parse6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return null;
        }
        int[] groups = new int[8];
        boolean[] standard = {true};
        if (gap < 0) {
            return parseGroups(text, groups, standard) == 8
                    ? new IpAddress(groups, false, standard[0])
                    : null;
        }
        int[] tail = new int[8];
        String after = text.substring(gap + 2);
        int before = gap == 0 ? 0 : parseGroups(text.substring(0, gap), groups, standard);
        int behind = after.isEmpty() ? 0 : parseGroups(after, tail, standard);
        if (before < 0 || behind < 0 || before + behind > 7 || endsWithDots(text, gap)) {
            return null;
        }
        System.arraycopy(tail, 0, groups, 8 - behind, behind);
        return new IpAddress(groups, false, standard[0]);
    }

    /** Returns whether dotted decimal numbers precede the {@code ::}, which is invalid. */
    private static boolean endsWithDots(String text, int gap) {
        int dot = text.indexOf('.');
        return dot >= 0 && dot < gap;
    }

    /** Returns the number of groups in a text without {@code ::}; -1 if it is malformed. */
    private static int parseGroups(String text, int[] groups, boolean[] standard) {
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            if (i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
                int plain = count > 6 ? -1 : parse4(parts[i], groups, count);
                standard[0] &= plain > 0;
                return plain < 0 ? -1 : count + 2;
            }
            int group = count > 7 ? -1 : number(parts[i], 16, 0xffff);
            if (group < 0) {
                return -1;
            }
            standard[0] &= parts[i].length() <= 4;
            groups[count++] = group;
        }
        return count;
    }

    /** Parses a number of ASCII digits; returns -1 if it is malformed or too large. */
    private static int number(String digits, int radix, int most) {
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, radix) : -1;
            number = number * radix + digit;
            if (digit < 0 || number > most) {
                return -1;
            }
        }
        return digits.isEmpty() ? -1 : number;
    }

    /** Returns whether it is an IPv4 address in IPv6 notation. */
    boolean isMapped() {
        return !version4 && isIn6();
    }

    private boolean isIn6() {
        for (int i = 0; i < 5; i++) {
            if (groups[i] != 0) {
                return false;
            }
        }
        return groups[5] == 0xffff;
    }

    /** Formats the address by RFC 5952; IPv4 and IPv4-mapped addresses in dotted decimal form. */
    String canonical() {
        if (isIn6()) {
            return String.format(
                    "%d.%d.%d.%d",
                    groups[6] >> 8, groups[6] & 255, groups[7] >> 8, groups[7] & 255);
        }
        int start = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                text.append("::");
                i += length - 1;
            } else {
                text.append(i > 0 && i != start + length ? ":" : "");
                text.append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
