package io.daemonlens.settings;

import io.daemonlens.text.NearestWord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Codes that findings once had, and the codes they have now. Both are understood wherever a code is
 * written.
 */
public final class RuleNames {

    private static final Map<String, String> PRESENT = Map.of("latest-image", "image-tag");

    private RuleNames() {}

    /** The present code for one that may be old. */
    public static String current(String code) {
        return PRESENT.getOrDefault(code, code);
    }

    /** The present code, or old name of one, that a misspelt code is near to; else null. */
    public static String nearest(String code, Collection<String> codes) {
        List<String> all = new ArrayList<>(codes);
        all.addAll(PRESENT.keySet());
        return NearestWord.to(code, all);
    }
}
