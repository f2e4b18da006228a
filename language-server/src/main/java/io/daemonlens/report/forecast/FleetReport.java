package io.daemonlens.report.forecast;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.forecast.fleet.FleetRow;
import io.daemonlens.forecast.fleet.FleetRow.Verdict;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.report.MarkdownText;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The report of a fleet's rows, in each format. */
public final class FleetReport {

    /** The most columns of a matrix in a terminal; with more, each DaemonSet is a row. */
    private static final int MOST_COLUMNS = 8;

    private static final List<String> COLUMNS =
            List.of(
                    "cluster",
                    "kubernetesVersion",
                    "namespace",
                    "name",
                    "verdict",
                    "desired",
                    "scheduled",
                    "pending",
                    "refused",
                    "evicted",
                    "durationSeconds",
                    "reason");

    private FleetReport() {}

    /** Returns one row as one line. */
    public static String ndjson(FleetRow row) {
        return JsonWriter.compact(row.json()) + "\n";
    }

    /** The document {@code kind: FleetReport}. */
    public static JsonObject json(List<FleetRow> rows) {
        JsonArray array = new JsonArray();
        rows.forEach(row -> array.add(row.json()));
        JsonObject summary = new JsonObject();
        summary.put("clusters", number(clusters(rows).size()));
        summary.put("rows", number(rows.size()));
        counts(rows).forEach((verdict, count) -> summary.put(verdict.word(), number(count)));
        return new JsonObject()
                .put("apiVersion", "daemonlens.io/v1")
                .put("kind", "FleetReport")
                .put("summary", summary)
                .put("rows", array);
    }

    private static JsonNumber number(int value) {
        return new JsonNumber(Integer.toString(value));
    }

    /** Returns the header line of {@code csv}. */
    public static String csvHead() {
        return String.join(",", COLUMNS) + "\n";
    }

    /** Returns a row of {@code csv}, quoted by RFC 4180. */
    public static String csv(FleetRow row) {
        JsonObject json = row.json();
        List<String> values = new ArrayList<>();
        for (String column : COLUMNS) {
            String value =
                    json.get(column) instanceof io.daemonlens.engine.json.JsonText text
                            ? text.value()
                            : String.valueOf(json.get(column));
            values.add(quoted(value.equals("null") ? "" : value));
        }
        return String.join(",", values) + "\n";
    }

    /**
     * Spreadsheets run values that begin with a sign as formulas; a leading blank makes them text.
     */
    private static String quoted(String value) {
        String safe =
                !value.isEmpty() && "=+-@".indexOf(value.charAt(0)) >= 0 ? " " + value : value;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    /** Returns a matrix of clusters and DaemonSets, the worst first, with the reasons. */
    public static String text(List<FleetRow> rows, Wording words, AnsiStyle paint) {
        if (rows.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        TreeSet<String> agents = new TreeSet<>();
        rows.forEach(row -> agents.add(agent(row)));
        if (agents.size() <= MOST_COLUMNS) {
            matrix(rows, agents, paint, out);
        } else {
            list(rows, paint, out);
        }
        reasons(rows, words, out);
        out.append('\n').append(summary(rows, words)).append('\n');
        return out.toString();
    }

    /** Returns the number of rows per verdict, in one line. */
    public static String summary(List<FleetRow> rows, Wording words) {
        List<String> parts = new ArrayList<>();
        counts(rows).forEach((verdict, count) -> parts.add(count + " " + verdict.word()));
        TreeSet<String> agents = new TreeSet<>();
        rows.forEach(row -> agents.add(agent(row)));
        return words.say("fleet.summary", clusters(rows).size(), agents.size())
                + ": "
                + String.join(", ", parts);
    }

    private static void matrix(
            List<FleetRow> rows, TreeSet<String> agents, AnsiStyle paint, StringBuilder out) {
        Map<String, Map<String, FleetRow>> byCluster = byCluster(rows);
        int width = byCluster.keySet().stream().mapToInt(String::length).max().orElse(0);
        out.append(" ".repeat(width));
        agents.forEach(each -> out.append("  ").append(each));
        out.append('\n');
        byCluster.forEach(
                (cluster, cells) -> {
                    out.append(cluster).append(" ".repeat(width - cluster.length()));
                    StringBuilder line = new StringBuilder();
                    for (String agent : agents) {
                        FleetRow row = cells.get(agent);
                        String word = row == null ? "" : mark(row.verdict());
                        int blanks = Math.max(0, agent.length() - word.length());
                        line.append("  ");
                        line.append(row == null ? "" : painted(row.verdict(), word, paint));
                        line.append(" ".repeat(blanks));
                    }
                    out.append(line.toString().stripTrailing()).append('\n');
                });
    }

    private static void list(List<FleetRow> rows, AnsiStyle paint, StringBuilder out) {
        List<FleetRow> bad =
                rows.stream()
                        .filter(row -> row.verdict() != Verdict.OK)
                        .sorted(worstFirst())
                        .toList();
        int width = bad.stream().mapToInt(row -> row.cluster().length()).max().orElse(0);
        int second = bad.stream().mapToInt(row -> agent(row).length()).max().orElse(0);
        for (FleetRow row : bad) {
            out.append(row.cluster()).append(" ".repeat(width - row.cluster().length() + 2));
            out.append(agent(row)).append(" ".repeat(second - agent(row).length() + 2));
            out.append(painted(row.verdict(), row.verdict().word(), paint)).append('\n');
        }
    }

    /** Adds each reason once, with its number of rows. */
    private static void reasons(List<FleetRow> rows, Wording words, StringBuilder out) {
        Map<String, List<FleetRow>> byReason = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.reason() != null)
                .sorted(worstFirst())
                .forEach(
                        row ->
                                byReason.computeIfAbsent(
                                                row.verdict().word() + ": " + row.reason(),
                                                reason -> new ArrayList<>())
                                        .add(row));
        if (!byReason.isEmpty()) {
            out.append('\n');
        }
        byReason.forEach(
                (reason, all) -> {
                    FleetRow first = all.get(0);
                    out.append(first.cluster()).append(' ').append(agent(first));
                    if (all.size() > 1) {
                        out.append(' ').append(words.say("fleet.more", all.size() - 1));
                    }
                    out.append("\n  ").append(reason).append('\n');
                });
    }

    /** Returns the table for a pull request or an issue, the worst first. */
    public static String markdown(List<FleetRow> rows, Wording words) {
        StringBuilder out = new StringBuilder();
        out.append("**").append(summary(rows, words)).append("**\n\n");
        out.append("| cluster | DaemonSet | verdict | pods | why |\n|---|---|---|---|---|\n");
        rows.stream()
                .sorted(worstFirst())
                .forEach(
                        row -> {
                            out.append("| ").append(cell(row.cluster()));
                            out.append(" | ").append(cell(agent(row)));
                            out.append(" | ").append(row.verdict().word());
                            out.append(" | ").append(row.scheduled()).append('/');
                            out.append(row.desired()).append(" | ");
                            out.append(row.reason() == null ? "" : cell(row.reason()));
                            out.append(" |\n");
                        });
        return out.toString();
    }

    private static String cell(String text) {
        return MarkdownText.escape(text);
    }

    private static Comparator<FleetRow> worstFirst() {
        return Comparator.comparing(FleetRow::verdict).thenComparing(FleetRow.ORDER);
    }

    private static String agent(FleetRow row) {
        return row.namespace() + "/" + row.name();
    }

    private static String mark(Verdict verdict) {
        return verdict == Verdict.OK ? "✓" : verdict.word();
    }

    private static String painted(Verdict verdict, String word, AnsiStyle paint) {
        return switch (verdict) {
            case OK -> paint.green(word);
            case PENDING, EVICTS -> paint.yellow(word);
            case REJECTED, NOT_SERVED, REFUSED, STUCK -> paint.red(word);
        };
    }

    /** Returns clusters with their rows by DaemonSet; those with the worst verdicts first. */
    private static Map<String, Map<String, FleetRow>> byCluster(List<FleetRow> rows) {
        Map<String, Map<String, FleetRow>> all = new TreeMap<>();
        for (FleetRow row : rows) {
            all.computeIfAbsent(row.cluster(), name -> new TreeMap<>()).put(agent(row), row);
        }
        Map<String, Map<String, FleetRow>> sorted = new LinkedHashMap<>();
        all.entrySet().stream()
                .sorted(Comparator.comparing(each -> worst(each.getValue())))
                .forEach(each -> sorted.put(each.getKey(), each.getValue()));
        return sorted;
    }

    private static Verdict worst(Map<String, FleetRow> rows) {
        Verdict worst = Verdict.OK;
        for (FleetRow row : rows.values()) {
            worst = row.verdict().compareTo(worst) < 0 ? row.verdict() : worst;
        }
        return worst;
    }

    private static TreeSet<String> clusters(List<FleetRow> rows) {
        TreeSet<String> names = new TreeSet<>();
        rows.forEach(row -> names.add(row.cluster()));
        return names;
    }

    private static Map<Verdict, Integer> counts(List<FleetRow> rows) {
        Map<Verdict, Integer> counts = new TreeMap<>();
        rows.forEach(row -> counts.merge(row.verdict(), 1, Integer::sum));
        return counts;
    }
}
