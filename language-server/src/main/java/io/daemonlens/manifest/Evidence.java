package io.daemonlens.manifest;

import io.daemonlens.text.NearestWord;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Detects what a text is although its YAML is invalid. */
final class Evidence {

    private static final Pattern KIND =
            Pattern.compile("(?m)^[ \\t-]*+kind\\s*+:?\\s*+[\"']?DaemonSet\\b");
    private static final Pattern QUOTED_KIND =
            Pattern.compile("\\bkind[\"']?\\s*+:\\s*+[\"']?DaemonSet\\b");
    private static final Pattern ANY_KIND = Pattern.compile("(?m)^kind\\s*:\\s*(\\S+)");
    private static final Pattern GROUP =
            Pattern.compile("(?m)^apiVersion\\s*:\\s*(apps|extensions)/");
    private static final String[][] ACTIONS = {{"{{", "}}"}, {"{%", "%}"}, {"<%", "%>"}};

    private Evidence() {}

    /** Returns whether the text has a template action outside of comments. */
    static boolean ofTemplate(String text) {
        for (int line = 0; line < text.length(); ) {
            int end = text.indexOf('\n', line);
            end = end < 0 ? text.length() : end;
            String words = text.substring(line, end);
            for (String[] action : ACTIONS) {
                int open = words.indexOf(action[0]);
                if (open >= 0
                        && words.indexOf(action[1], open + 2) >= 0
                        && words.lastIndexOf('#', open) < 0) {
                    return true;
                }
            }
            line = end + 1;
        }
        return false;
    }

    /** Returns whether the kind or the API group of the text indicates a DaemonSet. */
    static boolean ofDaemonSet(String text) {
        if (KIND.matcher(text).find() || QUOTED_KIND.matcher(text).find()) {
            return true;
        }
        Matcher kind = ANY_KIND.matcher(text);
        if (kind.find()) {
            return NearestWord.certain(kind.group(1), List.of("DaemonSet")) != null;
        }
        return GROUP.matcher(text).find();
    }
}
