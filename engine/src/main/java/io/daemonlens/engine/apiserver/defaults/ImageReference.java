package io.daemonlens.engine.apiserver.defaults;

import java.util.Locale;

/**
 * Decides whether an image reference means the {@code latest} tag, which sets the default pull
 * policy. Checked against {@code pkg/util/parsers} and the reference grammar of container images.
 * The parser is written by hand: every run reads an image, and compiling the regular expressions of
 * the grammar takes longer than all other defaults together.
 */
final class ImageReference {

    private static final int MAX_NAME = 255;
    private static final int MAX_TEXT = 4096;
    private static final int IDENTIFIER = 64;

    private ImageReference() {}

    /** Returns whether the tag is {@code latest}, or neither a tag nor a digest is given. */
    static boolean meansLatest(String image) {
        if (image.length() > MAX_TEXT || isHex(image, 0, IDENTIFIER)) {
            return false;
        }
        int slash = image.indexOf('/');
        String first = slash < 0 ? "" : image.substring(0, slash);
        boolean hasDomain = slash >= 0 && isDomain(first);
        String domain = hasDomain ? first : "docker.io";
        String remainder = hasDomain ? image.substring(slash + 1) : image;
        if (domain.equals("index.docker.io")) {
            domain = "docker.io";
        }
        if (domain.equals("docker.io") && remainder.indexOf('/') < 0) {
            remainder = "library/" + remainder;
        }
        int colon = remainder.indexOf(':');
        String path = colon < 0 ? remainder : remainder.substring(0, colon);
        if (!path.equals(path.toLowerCase(Locale.ROOT))) {
            return false;
        }
        return meansLatestInFull(domain + "/" + remainder);
    }

    private static boolean meansLatestInFull(String text) {
        int at = text.indexOf('@');
        if (at >= 0 && !isDigest(text.substring(at + 1))) {
            return false;
        }
        String named = at < 0 ? text : text.substring(0, at);
        int colon = named.indexOf(':', named.lastIndexOf('/') + 1);
        String name = colon < 0 ? named : named.substring(0, colon);
        if (name.length() > MAX_NAME || !isName(name)) {
            return false;
        }
        return colon < 0 ? at < 0 : named.substring(colon + 1).equals("latest");
    }

    /** Matches a host or a path component, then path components, separated by slashes. */
    private static boolean isName(String name) {
        int slash = name.indexOf('/');
        if (slash < 0 || !isHost(name, slash) && !isPathPart(name, 0, slash)) {
            return false;
        }
        for (int from = slash + 1; from > 0; from = slash + 1) {
            slash = name.indexOf('/', from);
            if (!isPathPart(name, from, slash < 0 ? name.length() : slash)) {
                return false;
            }
        }
        return true;
    }

    /** Matches labels separated by dots, or an address in brackets; then an optional port. */
    private static boolean isHost(String text, int to) {
        int end = to;
        if (text.startsWith("[")) {
            end = text.indexOf(']') + 1;
            if (end < 3 || end > to) {
                return false;
            }
            for (int i = 1; i < end - 1; i++) {
                if (text.charAt(i) != ':' && !isHexDigit(text.charAt(i))) {
                    return false;
                }
            }
        } else {
            int colon = text.indexOf(':');
            end = colon < 0 || colon > to ? to : colon;
            for (int from = 0; from <= end; ) {
                int dot = text.indexOf('.', from);
                int stop = dot < 0 || dot > end ? end : dot;
                if (!isLabel(text, from, stop)) {
                    return false;
                }
                from = stop + 1;
            }
        }
        return end == to || text.charAt(end) == ':' && isNumber(text, end + 1, to);
    }

    private static boolean isLabel(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean inside = i > from && i < to - 1;
            if (!isLetterOrDigit(c) && !(inside && c == '-')) {
                return false;
            }
        }
        return from < to;
    }

    private static boolean isNumber(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return from < to;
    }

    /**
     * Matches lowercase letters and digits, separated by a dot, one or two underscores, or hyphens.
     */
    private static boolean isPathPart(String text, int from, int to) {
        if (from >= to || !isSmall(text.charAt(from)) || !isSmall(text.charAt(to - 1))) {
            return false;
        }
        for (int i = from; i < to; ) {
            char c = text.charAt(i);
            int end = i + 1;
            while (!isSmall(c) && text.charAt(end) == c) {
                end++;
            }
            int most =
                    switch (c) {
                        case '.' -> 1;
                        case '_' -> 2;
                        case '-' -> MAX_NAME;
                        default -> 0;
                    };
            if (!isSmall(c) && (end - i > most || !isSmall(text.charAt(end)))) {
                return false;
            }
            i = end;
        }
        return true;
    }

    private static boolean isDigest(String text) {
        return text.startsWith("sha256:") && isHex(text, 7, 64)
                || text.startsWith("sha384:") && isHex(text, 7, 96)
                || text.startsWith("sha512:") && isHex(text, 7, 128);
    }

    /** Returns whether the rest of the text is that many lowercase hexadecimal digits. */
    private static boolean isHex(String text, int from, int count) {
        if (text.length() != from + count) {
            return false;
        }
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHexDigit(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private static boolean isLetterOrDigit(char c) {
        return isSmall(c) || c >= 'A' && c <= 'Z';
    }

    private static boolean isDomain(String first) {
        return first.indexOf('.') >= 0
                || first.indexOf(':') >= 0
                || first.equals("localhost")
                || !first.equals(first.toLowerCase(Locale.ROOT));
    }
}
