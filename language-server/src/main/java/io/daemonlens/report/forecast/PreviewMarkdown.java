package io.daemonlens.report.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.forecast.PlacementView;
import io.daemonlens.forecast.Preview;
import io.daemonlens.forecast.node.EvictedGroup;
import io.daemonlens.forecast.node.NodeRow;
import io.daemonlens.report.MarkdownText;
import io.daemonlens.text.Wording;
import java.util.List;

/** Previews for a pull request: one short section for each DaemonSet. */
public final class PreviewMarkdown {

    private PreviewMarkdown() {}

    public static String of(List<Preview> previews, ClusterObjects cluster, Wording wording) {
        StringBuilder out = new StringBuilder();
        for (Preview preview : previews) {
            out.append(out.length() > 0 ? "\n" : "");
            out.append("### ").append(preview.namespace()).append('/').append(preview.name());
            out.append("\n\n");
            out.append("Kubernetes ").append(preview.analysis().version()).append(" · ");
            out.append(MarkdownText.escape(preview.cluster().title())).append(" · **");
            PlacementView placement = preview.placement(wording);
            out.append(placement.tally(wording));
            out.append("**\n\n");
            for (EvictedGroup each : placement.evicted()) {
                out.append("**").append(wording.say("preview.EVICTS")).append("** ");
                out.append(each.sentence(wording)).append("\n\n");
            }
            table(placement, out);
            if (placement.refusal() != null) {
                out.append("\n**").append(wording.say("preview.REFUSED")).append("** ");
                out.append(MarkdownText.escape(placement.refusal().message())).append('\n');
            }
            if (!placement.shortage().isEmpty()) {
                out.append("\n**").append(wording.say("preview.PENDING")).append("** ");
                out.append(placement.shortage()).append('\n');
            }
            for (String sentence : preview.nodeAdvice(wording)) {
                out.append("\n**").append(wording.say("preview.CAUTION")).append("** ");
                out.append(sentence).append('\n');
            }
            if (preview.rollout() != null) {
                out.append("\n**").append(wording.say("preview.ROLLOUT")).append("** ");
                out.append(RolloutWords.summary(preview.rollout(), wording)).append('\n');
            }
            if (preview.comparison() != null) {
                RevisionWords words = new RevisionWords(preview, wording);
                out.append("\n**").append(wording.say("preview.REVISION")).append("** ");
                out.append(preview.revisionName()).append(" · ").append(words.verdict());
                out.append('\n');
            }
        }
        if (previews.size() > 1) {
            out.append('\n').append(ClusterTableText.markdown(previews, cluster, wording));
        }
        return out.toString();
    }

    private static void table(PlacementView placement, StringBuilder out) {
        out.append("| nodes | pods | |\n|---|---|---|\n");
        for (NodeRow row : placement.rows()) {
            out.append("| ")
                    .append(MarkdownText.escape(row.title()))
                    .append(" | ")
                    .append(row.runs())
                    .append('/');
            out.append(row.nodes().size()).append(" | ");
            String why = String.join("; ", row.sentences());
            out.append(MarkdownText.escape(why)).append(" |\n");
        }
    }
}
