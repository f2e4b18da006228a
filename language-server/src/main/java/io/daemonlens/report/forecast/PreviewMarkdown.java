package io.daemonlens.report.forecast;

import io.daemonlens.engine.simulation.Forecast;
import io.daemonlens.forecast.Preview;
import io.daemonlens.text.Wording;
import java.util.List;
import java.util.Map;

/** Previews for a pull request: one short section for each DaemonSet. */
public final class PreviewMarkdown {

    private PreviewMarkdown() {}

    public static String of(List<Preview> previews, Wording wording) {
        StringBuilder out = new StringBuilder();
        for (Preview preview : previews) {
            out.append(out.length() > 0 ? "\n" : "");
            out.append("### ").append(preview.namespace()).append('/').append(preview.name());
            out.append("\n\n");
            out.append("Kubernetes ").append(preview.analysis().version()).append(" · ");
            out.append(preview.cluster().title()).append(" · **");
            out.append(PreviewText.tally(preview, wording));
            out.append("**\n\n");
            table(preview, wording, out);
            if (preview.rollout() != null) {
                out.append("\n**").append(wording.say("preview.ROLLOUT")).append("** ");
                out.append(RolloutWords.summary(preview.rollout(), wording)).append('\n');
            }
            if (preview.comparison() != null) {
                RevisionWords words = new RevisionWords(preview.comparison(), wording);
                out.append("\n**").append(wording.say("preview.REVISION")).append("** ");
                out.append(preview.revisionName()).append(" · ").append(words.verdict());
                out.append('\n');
            }
        }
        return out.toString();
    }

    private static void table(Preview preview, Wording wording, StringBuilder out) {
        out.append("| nodes | pods | |\n|---|---|---|\n");
        for (Map.Entry<String, List<Forecast>> group : NodeGroups.of(preview).entrySet()) {
            long fine =
                    group.getValue().stream()
                            .filter(node -> Boolean.TRUE.equals(node.scheduled()))
                            .count();
            out.append("| ").append(group.getKey()).append(" | ").append(fine).append('/');
            out.append(group.getValue().size()).append(" | ");
            String why =
                    String.join(
                            "; ",
                            PreviewText.reasons(group.getValue(), preview.analysis(), wording)
                                    .keySet());
            out.append(why.replace("|", "\\|")).append(" |\n");
        }
    }
}
