package io.daemonlens.advice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The pages that explain codes: why, a failing and a passing example, what to do. */
public final class RulePages {

    private RulePages() {}

    /** The whole page of a code in Markdown; null where it has none. */
    public static String page(String code) {
        if (!code.matches("[a-z0-9-]+")) {
            return null;
        }
        try (InputStream in = RulePages.class.getResourceAsStream("/rules/" + code + ".md")) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The title of a code's page, without the code; empty where it has none. */
    public static String title(String code) {
        String page = page(code);
        if (page == null) {
            return "";
        }
        int end = page.indexOf('\n');
        int colon = page.indexOf(": ");
        return page.substring(colon + 2, end).strip();
    }

    /** The text under a heading of a code's page, in one line; empty where there is none. */
    static String section(String code, String heading) {
        String page = page(code);
        int start = page == null ? -1 : page.indexOf("\n## " + heading + "\n");
        if (start < 0) {
            return "";
        }
        int from = start + heading.length() + 5;
        int end = page.indexOf("\n## ", from);
        return page.substring(from, end < 0 ? page.length() : end).strip().replace('\n', ' ');
    }

    /**
     * What to do about a finding of a code, in one or two sentences; empty where nothing is said.
     */
    public static String help(String code, io.daemonlens.text.Wording wording) {
        String help = wording.sayIfKnown(code + ".help");
        return help.isEmpty() ? section(code, "What to do") : help;
    }

    /** The first example of YAML under a heading of a code's page; empty where there is none. */
    public static String example(String code, String heading) {
        String page = page(code);
        int start = page == null ? -1 : page.indexOf("\n## " + heading + "\n");
        int fence = start < 0 ? -1 : page.indexOf("```yaml\n", start);
        int end = fence < 0 ? -1 : page.indexOf("\n```", fence);
        return end < 0 ? "" : page.substring(fence + 8, end + 1);
    }
}
