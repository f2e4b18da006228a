package io.daemonlens.manifest;

import io.daemonlens.text.NearestWord;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the lines of a text that is not readable YAML still say about it. */
final class Evidence {

    private static final Pattern KIND =
            Pattern.compile("(?m)^[ \\t-]*kind\\s*:?\\s*[\"']?DaemonSet\\b");
    private static final Pattern QUOTED_KIND =
            Pattern.compile("[\"']?\\bkind[\"']?\\s*:\\s*[\"']?DaemonSet\\b");
    private static final Pattern ANY_KIND = Pattern.compile("(?m)^kind\\s*:\\s*(\\S+)");
    private static final Pattern GROUP =
            Pattern.compile("(?m)^apiVersion\\s*:\\s*(apps|extensions)/");
    private static final Pattern ACTION =
            Pattern.compile("(?m)^[^#\\n]*(\\{\\{.*?\\}\\}|\\{%.*?%\\}|<%.*?%>)");

    private Evidence() {}

    /** Whether it has an action of a template language outside of comments. */
    static boolean ofTemplate(String text) {
        return ACTION.matcher(text).find();
    }

    /** Whether it was meant to be a DaemonSet: its kind says so, or its API group does. */
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
