package io.daemonlens.report.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.forecast.Preview;
import io.daemonlens.forecast.whatif.WhatIf;
import io.daemonlens.forecast.whatif.WhatIfMove;
import io.daemonlens.report.MarkdownText;
import io.daemonlens.report.TextWrapper;
import io.daemonlens.text.Wording;
import java.util.List;

/** The report of the moves after each change of a cluster, in order. */
public final class WhatIfReport {

    private WhatIfReport() {}

    /**
     * Returns the answer in one format.
     *
     * @param previews of the run's DaemonSets after the last change, which JSON also contains
     */
    public static String of(
            String format,
            WhatIf whatIf,
            List<Preview> previews,
            ClusterObjects cluster,
            Wording wording) {
        return switch (format) {
            case "json" ->
                    JsonWriter.compact(
                                    PreviewJson.of(previews, cluster, true, wording)
                                            .put("whatIf", json(whatIf, wording)))
                            + "\n";
            case "markdown" -> markdown(whatIf, wording);
            default -> text(whatIf, wording);
        };
    }

    /** Returns the changes with their moves. */
    public static JsonArray json(WhatIf whatIf, Wording wording) {
        JsonArray steps = new JsonArray();
        for (WhatIf.Step step : whatIf.steps()) {
            JsonArray moves = new JsonArray();
            for (WhatIfMove move : step.moves()) {
                JsonArray nodes = new JsonArray();
                move.nodes().forEach(nodes::add);
                moves.add(
                        new JsonObject()
                                .put("namespace", move.namespace())
                                .put("name", move.name())
                                .put("what", move.what().word())
                                .put("nodes", nodes)
                                .put("text", move.sentence(wording)));
            }
            steps.add(new JsonObject().put("change", step.change()).put("moves", moves));
        }
        return steps;
    }

    /** Returns the steps as text. */
    public static String text(WhatIf whatIf, Wording wording) {
        StringBuilder out = new StringBuilder();
        for (WhatIf.Step step : whatIf.steps()) {
            out.append(wording.say("whatif.title")).append("    ").append(step.change());
            out.append('\n');
            for (WhatIfMove move : step.moves()) {
                String indent = "  ";
                String sentence = move.sentence(wording);
                for (String line : TextWrapper.wrap(sentence, TextWrapper.COLUMNS - 4)) {
                    out.append(indent).append(line).append('\n');
                    indent = "    ";
                }
            }
            if (step.moves().isEmpty()) {
                out.append("  ").append(wording.say("whatif.nothing")).append('\n');
            }
        }
        return out.toString();
    }

    /** Returns the steps as Markdown. */
    public static String markdown(WhatIf whatIf, Wording wording) {
        StringBuilder out = new StringBuilder();
        for (WhatIf.Step step : whatIf.steps()) {
            out.append("### ").append(wording.say("whatif.title")).append(' ');
            out.append(MarkdownText.code(step.change())).append("\n\n");
            for (WhatIfMove move : step.moves()) {
                out.append("- ").append(MarkdownText.sentence(move.sentence(wording)));
                out.append('\n');
            }
            if (step.moves().isEmpty()) {
                out.append("- ").append(wording.say("whatif.nothing")).append('\n');
            }
        }
        return out.toString();
    }
}
