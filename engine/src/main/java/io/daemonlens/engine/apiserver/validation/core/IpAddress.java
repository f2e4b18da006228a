package io.daemonlens.engine.apiserver.validation.core;

import io.daemonlens.engine.apiserver.validation.print.GoValues;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;

/**
 * An IP address as text, read as Kubernetes reads it. Since 1.23 numbers may have leading zeros,
 * where the standard library of Go refuses them; a gate refuses them again.
 *
 * @param groups eight numbers of 16 bits; an IPv4 address stands in the last two
 * @param version4 whether it was written with dots alone
 * @param standard whether it was written without needless zeros in IPv4 numbers and with at most
 *     four digits in a group of IPv6
 */
public record IpAddress(int[] groups, boolean version4, boolean standard) {

    private static final int LENIENT_READING = 23;
    private static final int NEW_TEXT = 30;

    /** What is wrong with an address; nothing where it may stand in a pod's spec. */
    public static List<String> check(String text, Errors errors) {
        IpAddress address = parse(text);
        KubernetesVersion version = errors.version();
        if (address == null || !version.isAtLeast(LENIENT_READING) && !address.standard()) {
            return List.of(
                    version.isAtLeast(NEW_TEXT)
                            ? "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"
                            : "must be valid IP address");
        }
        if (errors.gates().enabled("StrictIPCIDRValidation")) {
            if (!address.standard()) {
                return List.of("must not have leading 0s");
            }
            if (address.isMapped()) {
                return List.of("must not be an IPv4-mapped IPv6 address");
            }
        }
        return List.of();
    }

    /** What the server warns of in an address that it took; null where there is nothing. */
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

    /** Reads an address of either version, zeros and all; null where it is none. */
    static IpAddress parse(String text) {
        if (text.indexOf(':') >= 0) {
            return parse6(text);
        }
        int[] groups = new int[8];
        groups[5] = 0xffff;
        int standard = parse4(text, groups, 6);
        return standard < 0 ? null : new IpAddress(groups, true, standard > 0);
    }

    /** Puts four numbers into two groups: 1 if written plainly, 0 with zeros, -1 if it is none. */
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

    /** Numbers with dots may only end an address. */
    private static boolean endsWithDots(String text, int gap) {
        int dot = text.indexOf('.');
        return dot >= 0 && dot < gap;
    }

    /** How many groups there are in a text without a gap; -1 where it is malformed. */
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

    /** A number of plain digits; -1 where it is none or too large. */
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

    /** Whether it is an IPv4 address written as IPv6. */
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

    /** As RFC 5952 writes it; one that is IPv4 in any form, with dots. */
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
