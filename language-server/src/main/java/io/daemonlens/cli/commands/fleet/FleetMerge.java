package io.daemonlens.cli.commands.fleet;

import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.forecast.fleet.FleetRow;
import io.daemonlens.forecast.fleet.FleetShard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;

/**
 * {@code daemonlens fleet merge}: merges the sorted lines of all shards into one sorted stream. One
 * line per file is in memory. A row that several files contain, because a shard ran twice, is
 * printed once.
 */
final class FleetMerge {

    private final Terminal terminal;
    private final BitSet seen = new BitSet();
    private final int shards;

    /**
     * @param shards the expected number of shards; 0 if not known
     */
    FleetMerge(Terminal terminal, int shards) {
        this.terminal = terminal;
        this.shards = shards;
    }

    /** A file and its current row. */
    private final class Source implements AutoCloseable {
        private final String name;
        private final BufferedReader lines;
        private int number;
        private String line;
        private FleetRow row;

        Source(String name) throws IOException {
            this.name = FleetAddress.shown(name);
            lines =
                    FleetAddress.isAddress(name)
                            ? new BufferedReader(
                                    new InputStreamReader(
                                            FleetAddress.get(name), StandardCharsets.UTF_8))
                            : Files.newBufferedReader(
                                    terminal.resolve(name), StandardCharsets.UTF_8);
        }

        boolean advance() throws IOException {
            FleetRow before = row;
            do {
                line = lines.readLine();
                number++;
            } while (line != null && line.isBlank());
            if (line == null) {
                return false;
            }
            row = parse(line, name + ":" + number + ":1");
            if (before != null && FleetRow.ORDER.compare(before, row) > 0) {
                throw new InputException(name + ":" + number + ":1: the rows are not sorted");
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    /**
     * Passes on each row, in order, with its original line.
     *
     * @throws InputException if a file is not a list of rows
     */
    void read(List<String> names, BiConsumer<FleetRow, String> rows) throws IOException {
        PriorityQueue<Source> queue =
                new PriorityQueue<>(Comparator.comparing((Source s) -> s.row, FleetRow.ORDER));
        List<Source> open = new ArrayList<>();
        try {
            for (String name : names) {
                Source source = open(name);
                open.add(source);
                if (source.advance()) {
                    queue.add(source);
                }
            }
            FleetRow last = null;
            while (!queue.isEmpty()) {
                Source source = queue.poll();
                FleetRow row = source.row;
                if (last == null || FleetRow.ORDER.compare(last, row) != 0) {
                    if (shards > 0) {
                        seen.set(
                                FleetShard.owner(
                                        row.cluster(), row.namespace(), row.name(), shards));
                    }
                    rows.accept(row, source.line);
                }
                last = row;
                if (source.advance()) {
                    queue.add(source);
                }
            }
        } finally {
            for (Source source : open) {
                source.close();
            }
        }
    }

    private Source open(String name) throws IOException {
        try {
            return new Source(name);
        } catch (NoSuchFileException e) {
            throw new InputException(name + ": no such file or folder");
        }
    }

    /** Returns the shards without any row: they did not run, or own no rows. */
    List<Integer> missing() {
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < shards; i++) {
            if (!seen.get(i)) {
                missing.add(i);
            }
        }
        return missing;
    }

    private static FleetRow parse(String line, String place) {
        try {
            JsonObject row = JsonReader.readObject(line);
            FleetRow.Verdict verdict = FleetRow.Verdict.of(row.text("verdict"));
            if (verdict == null || !row.has("cluster") || !row.has("name")) {
                throw new InputException(place + ": not a row of fleet -o ndjson");
            }
            return new FleetRow(
                    row.text("cluster"),
                    textOrNull(row, "kubernetesVersion"),
                    row.text("namespace"),
                    row.text("name"),
                    verdict,
                    number(row, "desired"),
                    number(row, "scheduled"),
                    number(row, "pending"),
                    number(row, "refused"),
                    number(row, "evicted"),
                    millis(row),
                    textOrNull(row, "reason"),
                    upgrade(row.object("upgrade")));
        } catch (IllegalArgumentException e) {
            throw new InputException(place + ": not a row of fleet -o ndjson: " + e.getMessage());
        }
    }

    private static FleetRow.Upgraded upgrade(JsonObject upgrade) {
        return upgrade == null
                ? null
                : new FleetRow.Upgraded(
                        upgrade.text("kubernetesVersion"),
                        FleetRow.Verdict.of(upgrade.text("verdict")),
                        number(upgrade, "lost"));
    }

    private static String textOrNull(JsonObject row, String name) {
        return row.get(name) == null || row.get(name) == JsonNull.NULL ? null : row.text(name);
    }

    private static int number(JsonObject row, String name) {
        return row.get(name) instanceof JsonNumber number ? Integer.parseInt(number.literal()) : 0;
    }

    private static Long millis(JsonObject row) {
        return row.get("durationSeconds") instanceof JsonNumber number
                ? Math.round(Double.parseDouble(number.literal()) * 1000)
                : null;
    }
}
