package io.daemonlens.settings;

import io.daemonlens.text.NearestWord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Maps old codes of findings to their current codes. Both are accepted wherever a code is written.
 */
public final class RuleNames {

    private static final Map<String, String> PRESENT = Map.of("latest-image", "image-tag");

    private RuleNames() {}

    /** Returns the current code for a code that may be old. */
    public static String current(String code) {
        return PRESENT.getOrDefault(code, code);
    }

    /** Returns the current or old code that is closest to a misspelled one, or null. */
    public static String nearest(String code, Collection<String> codes) {
        List<String> all = new ArrayList<>(codes);
        all.addAll(PRESENT.keySet());
        return NearestWord.to(code, all);
    }
}
