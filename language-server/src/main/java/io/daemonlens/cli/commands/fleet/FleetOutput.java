package io.daemonlens.cli.commands.fleet;

import io.daemonlens.cli.program.FileSaver;
import io.daemonlens.cli.program.OutputTarget;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.forecast.fleet.FleetRow;
import io.daemonlens.report.forecast.FleetReport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The output of fleet rows. {@code ndjson} and {@code csv} are written row by row, to a file beside
 * the target that replaces it at the end, so that memory does not grow and a target is whole or
 * unchanged. Formats that need all rows are written at the end.
 */
final class FleetOutput implements AutoCloseable {

    private final Terminal terminal;
    private final List<OutputTarget> targets;
    private final List<FleetRow> kept = new ArrayList<>();
    private final Map<OutputTarget, Part> parts = new LinkedHashMap<>();
    private final boolean keeps;

    /** A file that is being written. */
    private record Part(Path file, BufferedWriter writer) {}

    FleetOutput(List<OutputTarget> targets, Terminal terminal) throws IOException {
        this.targets = targets;
        this.terminal = terminal;
        keeps = targets.stream().anyMatch(each -> !streams(each));
        for (OutputTarget target : targets) {
            if (target.file() != null
                    && (streams(target) || FleetAddress.isAddress(target.file()))) {
                parts.put(target, part(target.file()));
            }
            if (target.is("csv")) {
                print(target, FleetReport.csvHead());
            }
        }
    }

    private static boolean streams(OutputTarget target) {
        return target.is("ndjson") || target.is("csv");
    }

    private Part part(String name) throws IOException {
        Path file;
        Path place = FleetAddress.isAddress(name) ? null : terminal.resolve(name);
        if (place == null || Files.exists(place) && !Files.isRegularFile(place)) {
            file = Files.createTempFile("daemonlens", ".rows");
        } else {
            Path target = terminal.resolve(name).toAbsolutePath();
            try {
                file =
                        Files.createTempFile(
                                target.getParent(), "." + target.getFileName(), ".part");
            } catch (IOException e) {
                throw new IOException(name + " could not be written: " + FileSaver.reason(e), e);
            }
        }
        file.toFile().deleteOnExit();
        return new Part(file, Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    }

    void row(FleetRow row) {
        if (keeps) {
            kept.add(row);
        }
        for (OutputTarget target : targets) {
            if (target.is("ndjson")) {
                print(target, FleetReport.ndjson(row));
            } else if (target.is("csv")) {
                print(target, FleetReport.csv(row));
            }
        }
    }

    private void print(OutputTarget target, String text) {
        Part part = parts.get(target);
        if (part == null) {
            terminal.out().print(text);
            return;
        }
        try {
            part.writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the formats that need all rows, and puts every target in its place. */
    void end(Function<List<FleetRow>, Map<OutputTarget, String>> texts) throws IOException {
        for (Map.Entry<OutputTarget, String> each : texts.apply(kept).entrySet()) {
            if (parts.containsKey(each.getKey())) {
                print(each.getKey(), each.getValue());
            } else {
                each.getKey().write(each.getValue(), terminal);
            }
        }
        for (Map.Entry<OutputTarget, Part> each : parts.entrySet()) {
            each.getValue().writer.close();
            String name = each.getKey().file();
            Path file = each.getValue().file;
            if (FleetAddress.isAddress(name)) {
                FleetAddress.put(name, file);
            } else {
                FileSaver.replace(terminal.resolve(name), file);
            }
        }
    }

    /** Removes what was not put in its place. */
    @Override
    public void close() throws IOException {
        for (Part each : parts.values()) {
            each.writer.close();
            Files.deleteIfExists(each.file);
        }
    }
}
