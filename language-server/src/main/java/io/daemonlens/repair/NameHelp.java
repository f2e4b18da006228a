package io.daemonlens.repair;

import io.daemonlens.text.Wording;
import java.util.Locale;

/**
 * The help for names, keys and label values with characters that are not allowed, with the nearest
 * valid one as the example. Follows the messages of apimachinery's {@code pkg/util/validation}.
 */
final class NameHelp {

    private static final int LONGEST_PART = 63;
    private static final int LONGEST_PREFIX = 253;

    private final BadValue bad;
    private final Wording wording;

    NameHelp(BadValue bad, Wording wording) {
        this.bad = bad;
        this.wording = wording;
    }

    /** Returns the help if the message is about a name; else null. */
    String help() {
        String detail = bad.detail();
        String text = bad.text();
        if (detail.startsWith("a lowercase RFC 1123 label") || detail.startsWith("a DNS-1123 la")) {
            return example("label-name", text, label(text));
        }
        if (detail.startsWith("a lowercase RFC 1123 sub") || detail.startsWith("a DNS-1123 sub")) {
            return example("subdomain", text, subdomain(text));
        }
        if (detail.startsWith("must not contain dots")) {
            return example("label-name", text, label(text));
        }
        if (detail.startsWith("a valid label must be")) {
            return labelValue(text);
        }
        if (detail.startsWith("a qualified name must") || detail.startsWith("a valid label key")) {
            return wording.say("cause.two-slashes", text, oneSlash(text));
        }
        if (detail.startsWith("a valid environment variable name")) {
            return variable(text);
        }
        if (detail.startsWith("name part ") || detail.startsWith("prefix part ")) {
            return key(detail, text);
        }
        return portName(detail, text);
    }

    private String key(String detail, String text) {
        boolean prefix = detail.startsWith("prefix");
        int slash = text.lastIndexOf('/');
        String part = prefix ? text.substring(0, Math.max(slash, 0)) : text.substring(slash + 1);
        if (detail.contains("must be non-empty")) {
            String key = prefix ? "cause.prefix-empty" : "cause.key-empty";
            return wording.say(text.isEmpty() ? "cause.no-key" : key, text, part(text));
        }
        if (detail.contains("must be no more than")) {
            int most = prefix ? LONGEST_PREFIX : LONGEST_PART;
            return wording.say(
                    prefix ? "cause.prefix-long" : "cause.key-long", part.length(), most);
        }
        return wording.say(prefix ? "cause.prefix" : "cause.key", text, part(text));
    }

    /** Returns the key with both parts corrected. */
    private static String part(String key) {
        int slash = key.lastIndexOf('/');
        String name = qualified(key.substring(slash + 1), "name");
        String prefix = slash < 0 ? "" : subdomain(key.substring(0, slash));
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String oneSlash(String key) {
        int slash = key.indexOf('/');
        String prefix = subdomain(key.substring(0, Math.max(0, slash)));
        String name = qualified(key.substring(slash + 1).replace('/', '-'), "name");
        return (prefix.isEmpty() ? "example.com" : prefix) + "/" + name;
    }

    private String labelValue(String text) {
        String key = bad.key();
        String meant = qualified(text, "");
        if (key == null) {
            return example("label-value", text, meant);
        }
        return wording.say("cause.label-value-of", text, meant, key);
    }

    private String variable(String text) {
        int equals = text.indexOf('=');
        if (equals > 0) {
            return wording.say(
                    "cause.variable-with-value",
                    text.substring(0, equals),
                    text.substring(equals + 1));
        }
        String meant = text.replaceAll("[^A-Za-z0-9_.-]", "_");
        boolean digit = !meant.isEmpty() && Character.isDigit(meant.charAt(0));
        return wording.say("cause.variable", text, digit ? "_" + meant : meant);
    }

    private String portName(String detail, String text) {
        boolean about =
                detail.startsWith("must contain at least one letter")
                        || detail.startsWith("must contain only alpha-numeric")
                        || detail.startsWith("must not begin or end with a hyphen")
                        || detail.startsWith("must not contain consecutive hyphens");
        if (!about) {
            return null;
        }
        boolean probe = bad.name().equals("port");
        if (probe && isNumber(text)) {
            return wording.say("cause.port-in-quotes", text);
        }
        if (text.isEmpty()) {
            return wording.say("cause.no-port", bad.name());
        }
        String meant = label(text).replaceAll("-+", "-");
        if (detail.startsWith("must contain at least one letter")) {
            return wording.say("cause.port-name-letter", text, "p" + text);
        }
        return example("port-name", text, meant.isEmpty() ? "http" : meant);
    }

    private String example(String key, String text, String meant) {
        if (text.isEmpty()) {
            return wording.say("cause.empty", bad.name());
        }
        return meant.isEmpty() || meant.equals(text)
                ? wording.say("cause." + key + ".alone", text)
                : wording.say("cause." + key, text, meant);
    }

    static String label(String text) {
        return trimmed(text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-"));
    }

    private static String subdomain(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-");
        StringBuilder all = new StringBuilder();
        for (String part : lower.split("\\.")) {
            String each = trimmed(part);
            if (!each.isEmpty()) {
                all.append(all.length() == 0 ? "" : ".").append(each);
            }
        }
        return all.toString();
    }

    private static String qualified(String text, String otherwise) {
        String meant = trimmed(text.replaceAll("[^A-Za-z0-9_.-]", "-"));
        return meant.isEmpty() ? otherwise : meant;
    }

    private static String trimmed(String text) {
        return text.replaceAll("^[^A-Za-z0-9]+", "").replaceAll("[^A-Za-z0-9]+$", "");
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]+");
    }
}
