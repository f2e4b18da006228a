package io.daemonlens.repair;

import io.daemonlens.text.Wording;
import java.util.List;

/** The help for numbers out of range, texts and lists that are too long, and paths. */
final class ValueHelp {

    private static final String[] LIMITS = {
        "must be no more than {} ",
        "must have at most {} ",
        "may not be more than {} ",
        "may not be longer than {}",
        "must not have more than {} ",
    };

    private final BadValue bad;
    private final Wording wording;
    private final String text;

    ValueHelp(BadValue bad, Wording wording) {
        this.bad = bad;
        this.wording = wording;
        this.text = bad.text();
    }

    /** Returns the help if the message is about a limit or a path; else null. */
    String help() {
        String limit = limit();
        String range = limit == null ? range() : limit;
        return range == null ? path() : range;
    }

    private String limit() {
        for (String each : LIMITS) {
            List<String> holes = new DetailTemplate(each).match(bad.detail());
            if (holes == null || !holes.get(0).matches("[0-9]+")) {
                continue;
            }
            int most = Integer.parseInt(holes.get(0));
            if (bad.items() > most) {
                return wording.say(
                        "cause.too-many", bad.name(), bad.items(), most, bad.items() - most);
            }
            if (text.length() > most) {
                return wording.say("cause.too-long", text.length(), most);
            }
            return bad.bytes() > most
                    ? wording.say("cause.too-large", bad.name(), bad.bytes(), most)
                    : null;
        }
        return null;
    }

    private String range() {
        List<String> range = match("must be between {} and {}, inclusive");
        if (range == null) {
            range = match("must be in the range {}-{}");
        }
        boolean numbers = range != null && isInteger(range.get(0)) && isInteger(range.get(1));
        if (text.isEmpty()) {
            return missing(numbers ? range : null);
        }
        if (numbers) {
            return wording.say("cause.out-of-range", text, range.get(0), range.get(1), bad.name());
        }
        List<String> least = match("must be greater than or equal to {}");
        if (least != null && isInteger(least.get(0))) {
            return wording.say("cause.too-small", text, least.get(0), bad.name());
        }
        boolean zero =
                bad.detail().startsWith("must be greater than zero")
                        || bad.detail().equals("must be greater than 0");
        return zero ? wording.say("cause.not-positive", text, bad.name()) : null;
    }

    /** A number that is not written is 0, which is out of range. */
    private String missing(List<String> range) {
        if (range != null) {
            return wording.say("cause.number-missing", bad.name(), range.get(0), range.get(1));
        }
        return bad.detail().startsWith("must be greater than zero")
                ? wording.say("cause.positive-missing", bad.name())
                : null;
    }

    private String path() {
        String detail = bad.detail();
        if (detail.startsWith("must be a relative path")) {
            return wording.say("cause.relative", text, text.replaceAll("^/+", ""));
        }
        if (detail.startsWith("must be an absolute path")) {
            return wording.say("cause.absolute", text, "/" + text);
        }
        if (detail.startsWith("must not contain '..'")
                || detail.startsWith("can not contain backsteps")) {
            return wording.say("cause.steps-up", text);
        }
        if (detail.startsWith("must not start with '..'")) {
            return wording.say("cause.begins-with-dots", text);
        }
        if (detail.startsWith("must not be '.")) {
            return wording.say("cause.dots", text, bad.name());
        }
        if (detail.startsWith("must not contain '/'")) {
            return wording.say("cause.slash", text, text.replaceAll("^/+|/+$", ""));
        }
        boolean blanks =
                detail.startsWith("must not have leading or trailing whitespace")
                        || detail.startsWith("must not be padded with whitespace");
        return blanks ? wording.say("cause.blanks", text, text.strip()) : null;
    }

    private List<String> match(String template) {
        return new DetailTemplate(template).match(bad.detail());
    }

    private static boolean isInteger(String text) {
        return text.matches("-?[0-9]+");
    }
}
