package io.daemonlens.advice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The documentation pages of the codes: reason, failing and passing example, fix. */
public final class RulePages {

    private RulePages() {}

    /** Returns the page of a code in Markdown; null if there is no page. */
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

    /** Returns the title of a code's page, without the code; empty if there is no page. */
    public static String title(String code) {
        String page = page(code);
        if (page == null) {
            return "";
        }
        int end = page.indexOf('\n');
        int colon = page.indexOf(": ");
        return page.substring(colon + 2, end).strip();
    }

    /** Returns the text under a heading of a code's page as one line; empty if there is none. */
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

    /** Returns how to fix a finding of a code, in one or two sentences; empty if not documented. */
    public static String help(String code, io.daemonlens.text.Wording wording) {
        String help = wording.sayIfKnown(code + ".help");
        return help.isEmpty() ? section(code, "What to do") : help;
    }

    /** Returns the first YAML example under a heading of a code's page; empty if there is none. */
    public static String example(String code, String heading) {
        String page = page(code);
        int start = page == null ? -1 : page.indexOf("\n## " + heading + "\n");
        int fence = start < 0 ? -1 : page.indexOf("```yaml\n", start);
        int end = fence < 0 ? -1 : page.indexOf("\n```", fence);
        return end < 0 ? "" : page.substring(fence + 8, end + 1);
    }
}
