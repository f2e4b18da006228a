package io.daemonlens.feature;

import io.daemonlens.forecast.LensSummary;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code textDocument/codeLens}: the lens row above a DaemonSet with the nodes that run it, its
 * rollout and the effect of an edit on running pods. Each lens opens its explanation.
 *
 * @param range the line below it
 * @param title its text
 * @param about the explanation it opens
 */
public record CodeLens(TextRange range, String title, About about) {

    /** The topic of an explanation. */
    public enum About {
        NODES,
        ROLLOUT,
        REVISION
    }

    /** Returns the lens row of one DaemonSet. */
    public static List<CodeLens> of(LensSummary glance, Wording words) {
        TextRange range = firstLine(glance);
        List<CodeLens> row = new ArrayList<>(3);
        row.add(new CodeLens(range, nodes(glance, words), About.NODES));
        row.add(new CodeLens(range, rollout(glance.rollout(), words), About.ROLLOUT));
        String revision = revision(glance, words);
        if (!revision.isEmpty()) {
            row.add(new CodeLens(range, revision, About.REVISION));
        }
        return row;
    }

    private static TextRange firstLine(LensSummary glance) {
        int start =
                glance.analysis().manifest().offset() + glance.analysis().manifest().root().start();
        return TextRange.at(start);
    }

    private static String nodes(LensSummary glance, Wording words) {
        int all = glance.placements().size();
        return words.say(all == 1 ? "lens.nodes.one" : "lens.nodes", glance.wanted(), all);
    }

    private static String rollout(LensSummary.Pace rollout, Wording words) {
        if (rollout.byHand()) {
            return words.say("lens.rollout.byHand");
        }
        if (rollout.waves() == 0) {
            return words.say("lens.rollout.nothing");
        }
        boolean surge = rollout.maxSurge() > 0;
        String key =
                "lens.rollout" + (surge ? ".surge" : "") + (rollout.waves() == 1 ? ".one" : "");
        return words.say(
                key, rollout.waves(), surge ? rollout.maxSurge() : rollout.maxUnavailable());
    }

    private static String revision(LensSummary glance, Wording words) {
        if (!glance.hasOlder()) {
            String hash = glance.revisionHash();
            return hash == null ? "" : words.say("lens.revision.name", name(glance, hash));
        }
        String source = glance.older().source();
        if (!glance.updates()) {
            return words.say("lens.revision.refused", source);
        }
        int restarts = glance.restarts().size();
        if (glance.changes().isEmpty()) {
            return words.say("lens.revision.same", source);
        }
        if (restarts == 0) {
            return words.say("lens.revision.quiet", source);
        }
        int pods = glance.wanted();
        String effect =
                glance.rollout().byHand()
                        ? words.say("lens.revision.byHand")
                        : words.say("lens.revision.restarts" + (pods == 1 ? ".one" : ""), pods);
        String hash = glance.revisionHash();
        return words.say(
                        "lens.revision.changed" + (restarts == 1 ? ".one" : ""),
                        source,
                        restarts,
                        effect)
                + (hash == null ? "" : words.say("lens.revision.new", name(glance, hash)));
    }

    private static String name(LensSummary glance, String hash) {
        return glance.analysis().manifest().name() + "-" + hash;
    }
}
