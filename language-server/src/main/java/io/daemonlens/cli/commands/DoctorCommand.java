package io.daemonlens.cli.commands;

import io.daemonlens.cli.inputs.ClusterOptions;
import io.daemonlens.cli.inputs.SettingsFiles;
import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.OutputTarget;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.cli.program.Version;
import io.daemonlens.cluster.ClusterException;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.cluster.Kubectl;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.schemas.KubernetesVersion;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code daemonlens doctor}: prints what the installation runs, and the cost of each part. */
public final class DoctorCommand implements Command {

    @Override
    public List<Option> options() {
        return List.of(OutputTarget.option("text|json"));
    }

    @Override
    public String operands() {
        return "";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        List<OutputTarget> targets = OutputTarget.of(arguments, List.of("text", "json"));
        JsonObject report = report(arguments, terminal);
        for (OutputTarget target : targets) {
            String text = target.is("json") ? JsonWriter.compact(report) + "\n" : text(report);
            target.write(text, terminal);
        }
        return CLEAN;
    }

    private static JsonObject report(Arguments arguments, Terminal terminal) {
        JsonArray checks = new JsonArray();
        long startMillis =
                System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
        checks.add(
                check("daemonlens", Version.TEXT, startMillis, "from the start of Java to here"));
        checks.add(
                check(
                        "java",
                        System.getProperty("java.version")
                                + " ("
                                + System.getProperty("java.home")
                                + ")",
                        -1,
                        javaFrom()));
        checks.add(check("start-up cache", archive(), -1, ""));
        checks.add(kubectl(terminal));
        checks.add(cluster(arguments, terminal));
        checks.add(check("settings file", settings(arguments, terminal), -1, ""));
        checks.add(
                check(
                        "kubernetes",
                        KubernetesVersion.OLDEST + " to " + KubernetesVersion.NEWEST,
                        -1,
                        ""));
        return new JsonObject()
                .put("apiVersion", "daemonlens.io/v1")
                .put("kind", "DoctorReport")
                .put("checks", checks);
    }

    private static JsonObject check(String name, String is, long millis, String note) {
        JsonValue cost = millis < 0 ? JsonNull.NULL : JsonNumber.of(millis);
        return new JsonObject()
                .put("name", name)
                .put("is", is)
                .put("millis", cost)
                .put("note", note);
    }

    /** The source of this Java runtime, as the launcher found it; empty without the launcher. */
    private static String javaFrom() {
        String from = System.getProperty("daemonlens.java.from", "");
        return switch (from) {
            case "" -> "";
            case "runtime" -> "comes with DaemonLens";
            case "PATH" -> "found on the PATH";
            default -> "named by " + from;
        };
    }

    /** The class archive that this start used, or why none was used. */
    private static String archive() {
        return System.getProperty(
                "daemonlens.archive", "none: this program was not started by bin/daemonlens");
    }

    private static JsonObject kubectl(Terminal terminal) {
        Kubectl kubectl;
        try {
            kubectl = Kubectl.of(terminal.environment());
        } catch (ClusterException e) {
            return check("kubectl", e.getMessage(), -1, "");
        }
        String program = kubectl.program();
        long start = System.nanoTime();
        Optional<String> context = kubectl.currentContext();
        long millis = (System.nanoTime() - start) / 1_000_000;
        boolean there = isOnPath(program, terminal);
        String is =
                context.map(name -> program + ", current context " + name)
                        .orElse(
                                there
                                        ? program + ", without a current context"
                                        : "not on the PATH: snapshots and presets work without it");
        return check("kubectl", is, there ? millis : -1, there ? "only asked with --context" : "");
    }

    private static boolean isOnPath(String program, Terminal terminal) {
        if (program.contains("/")) {
            return Files.isExecutable(Path.of(program));
        }
        for (String folder :
                terminal.environment().getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private static JsonObject cluster(Arguments arguments, Terminal terminal) {
        long start = System.nanoTime();
        try {
            ClusterObjects cluster = ClusterOptions.find(arguments, terminal);
            long millis = (System.nanoTime() - start) / 1_000_000;
            String is = cluster.title() + ", " + cluster.nodes().size() + " nodes";
            return check("cluster", is, millis, "");
        } catch (UsageException | InputException e) {
            return check("cluster", e.getMessage(), -1, "");
        }
    }

    private static String settings(Arguments arguments, Terminal terminal) {
        try {
            return SettingsFiles.near(arguments, terminal)
                    .map(near -> near.file().toString())
                    .orElse("none in this folder or above it");
        } catch (UsageException e) {
            return e.getMessage();
        }
    }

    private static String text(JsonObject report) {
        StringBuilder out = new StringBuilder();
        for (JsonValue each : report.array("checks")) {
            JsonObject check = (JsonObject) each;
            out.append(String.format("%-16s%s", check.text("name"), check.text("is")));
            if (check.get("millis") instanceof JsonNumber millis) {
                out.append(" · ").append(millis.literal()).append(" ms");
            }
            if (check.get("note") instanceof JsonText note && !note.value().isEmpty()) {
                out.append(" (").append(note.value()).append(')');
            }
            out.append('\n');
        }
        return out.toString();
    }
}
