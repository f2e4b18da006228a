package io.daemonlens.repair;

import io.daemonlens.text.NearestWord;
import io.daemonlens.text.Wording;
import java.util.List;
import java.util.Map;

/** The help for unknown operators of label selectors and node selectors. */
final class OperatorHelp {

    private static final List<String> OF_LABELS = List.of("In", "NotIn", "Exists", "DoesNotExist");

    private static final List<String> OF_NODES =
            List.of("In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt");

    /** What other languages call the operators. */
    private static final Map<String, String> OTHERS =
            Map.ofEntries(
                    Map.entry("equal", "In"),
                    Map.entry("equals", "In"),
                    Map.entry("is", "In"),
                    Map.entry("=", "In"),
                    Map.entry("==", "In"),
                    Map.entry("notequal", "NotIn"),
                    Map.entry("notequals", "NotIn"),
                    Map.entry("isnot", "NotIn"),
                    Map.entry("!=", "NotIn"),
                    Map.entry("has", "Exists"),
                    Map.entry("exist", "Exists"),
                    Map.entry("notexists", "DoesNotExist"),
                    Map.entry("greaterthan", "Gt"),
                    Map.entry(">", "Gt"),
                    Map.entry("lessthan", "Lt"),
                    Map.entry("<", "Lt"));

    private final BadValue bad;
    private final Wording wording;

    OperatorHelp(BadValue bad, Wording wording) {
        this.bad = bad;
        this.wording = wording;
    }

    /** Returns the help if the message is about an unknown operator; else null. */
    String help(String rule) {
        return bad.detail().startsWith("not a valid selector operator")
                ? operator(rule.equals("node-affinity") ? OF_NODES : OF_LABELS)
                : null;
    }

    private String operator(List<String> operators) {
        String written = bad.text();
        String all = String.join(", ", operators);
        if (written.isEmpty()) {
            return wording.say("cause.not-supported.empty", bad.name(), all);
        }
        String nearest = OTHERS.get(written.toLowerCase(java.util.Locale.ROOT));
        nearest = nearest == null ? NearestWord.certain(written, operators) : nearest;
        return nearest == null || !operators.contains(nearest)
                ? wording.say("cause.not-supported", written, all)
                : wording.say("cause.not-supported.nearest", written, nearest);
    }
}
