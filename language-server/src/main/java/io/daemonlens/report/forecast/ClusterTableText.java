package io.daemonlens.report.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.forecast.ClusterTable;
import io.daemonlens.forecast.Preview;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.report.MarkdownText;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The table of all DaemonSets of a run by pool, with their requests, as text and as Markdown. */
public final class ClusterTableText {

    private ClusterTableText() {}

    /** Returns columns side by side, with the totals below. */
    public static String text(
            List<Preview> previews, ClusterObjects cluster, Wording wording, AnsiStyle paint) {
        ClusterTable table = ClusterTable.of(previews, cluster);
        List<List<String>> cells = cells(table, wording);
        int[] widths = new int[cells.get(0).size()];
        for (List<String> row : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder out = new StringBuilder();
        out.append(paint.bold(wording.say("table.title"))).append('\n');
        for (List<String> row : cells) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = row.get(i);
                line.append("  ").append(cell).append(" ".repeat(widths[i] - cell.length()));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.append("  ").append(total(table, wording)).append('\n').toString();
    }

    /** Returns the table as Markdown for a pull request. */
    static String markdown(List<Preview> previews, ClusterObjects cluster, Wording wording) {
        ClusterTable table = ClusterTable.of(previews, cluster);
        StringBuilder out = new StringBuilder("### " + wording.say("table.title") + "\n\n");
        List<List<String>> cells = cells(table, wording);
        for (int i = 0; i < cells.size(); i++) {
            out.append('|');
            cells.get(i)
                    .forEach(
                            each -> out.append(' ').append(MarkdownText.escape(each)).append(" |"));
            out.append('\n');
            if (i == 0) {
                out.append("|").append("---|".repeat(cells.get(0).size())).append('\n');
            }
        }
        return out.append('\n').append(total(table, wording)).append('\n').toString();
    }

    private static List<List<String>> cells(ClusterTable table, Wording wording) {
        List<List<String>> cells = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        head.addAll(table.pools());
        head.add(wording.say("table.on-each-node"));
        head.add(wording.say("table.in-all"));
        cells.add(head);
        for (ClusterTable.Line line : table.lines()) {
            List<String> row = new ArrayList<>(List.of(line.namespace() + "/" + line.name()));
            for (String pool : table.pools()) {
                row.add(line.runs().get(pool) + "/" + line.nodes().get(pool));
            }
            row.add(quantities(line.perNode()));
            row.add(quantities(line.total()));
            cells.add(row);
        }
        return cells;
    }

    private static String total(ClusterTable table, Wording wording) {
        List<String> parts = new ArrayList<>();
        table.total()
                .forEach(
                        (name, amount) -> {
                            Double share = table.percent().get(name);
                            parts.add(
                                    amount
                                            + " "
                                            + name
                                            + (share == null
                                                    ? ""
                                                    : wording.say("table.share", share)));
                        });
        return parts.isEmpty()
                ? wording.say("preview.no-requests")
                : wording.say("table.total", String.join(", ", parts));
    }

    private static String quantities(SortedMap<String, Quantity> quantities) {
        List<String> parts = new ArrayList<>();
        quantities.forEach((name, quantity) -> parts.add(quantity + " " + name));
        return parts.isEmpty() ? "-" : String.join(", ", parts);
    }
}
