package io.daemonlens.engine.apiserver.defaults;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether an image's reference means its newest build: what decides the default pull policy.
 * Checked against {@code pkg/util/parsers} and the reference grammar of container images.
 */
final class ImageReference {

    private static final String DOMAIN_PART = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    private static final String DOMAIN =
            "(?:" + DOMAIN_PART + "(?:\\." + DOMAIN_PART + ")*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?";
    private static final String PATH_PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern REFERENCE =
            Pattern.compile(
                    "((?:"
                            + DOMAIN
                            + "/)?"
                            + PATH_PART
                            + "(?:/"
                            + PATH_PART
                            + ")*)(?::(\\w[\\w.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*"
                            + "(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?");
    private static final Pattern IDENTIFIER = Pattern.compile("[a-f0-9]{64}");
    private static final Pattern DIGEST =
            Pattern.compile("sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}");
    private static final int MAX_NAME = 255;
    private static final int MAX_TEXT = 4096;

    private ImageReference() {}

    /** True where the tag is {@code latest}, or neither a tag nor a digest is given. */
    static boolean meansLatest(String image) {
        if (image.length() > MAX_TEXT || IDENTIFIER.matcher(image).matches()) {
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
        Matcher parts = REFERENCE.matcher(domain + "/" + remainder);
        if (!parts.matches() || parts.group(1).length() > MAX_NAME) {
            return false;
        }
        String tag = parts.group(2);
        String digest = parts.group(3);
        if (digest != null && !DIGEST.matcher(digest).matches()) {
            return false;
        }
        return tag == null ? digest == null : tag.equals("latest");
    }

    private static boolean isDomain(String first) {
        return first.indexOf('.') >= 0
                || first.indexOf(':') >= 0
                || first.equals("localhost")
                || !first.equals(first.toLowerCase(Locale.ROOT));
    }
}
