package io.daemonlens.cli.commands;

import io.daemonlens.cli.inputs.ClusterOptions;
import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.OutputTarget;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.cluster.SnapshotList;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/**
 * {@code daemonlens snapshot}: prints all objects that the other commands read of a cluster, in one
 * read-only kubectl call.
 */
public final class SnapshotCommand implements Command {

    private static final List<String> FORMATS = List.of("yaml", "json");

    @Override
    public List<Option> options() {
        return List.of(
                Option.flag(
                        "redact",
                        "leaves out values of variables, arguments, commands, annotations and"
                                + " addresses"),
                OutputTarget.option("yaml|json"));
    }

    @Override
    public String operands() {
        return "";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        Wording wording = Wording.of(terminal.language(arguments));
        List<OutputTarget> targets = OutputTarget.of(arguments, FORMATS);
        if (!arguments.operands().isEmpty()) {
            throw new UsageException(wording.say("snapshot.no-operands"));
        }
        if (!ClusterOptions.isNamed(arguments, terminal)) {
            throw new UsageException(wording.say("snapshot.needs-a-context"));
        }
        ClusterObjects cluster = ClusterOptions.findObjects(arguments, terminal);
        JsonObject list = SnapshotList.of(cluster, arguments.has("redact"));
        for (OutputTarget target : targets) {
            write(list, target, terminal);
        }
        return CLEAN;
    }

    private static void write(JsonObject list, OutputTarget target, Terminal terminal)
            throws IOException {
        if (target.file() == null) {
            Writer out = new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8);
            write(list, target.format(), out);
            out.flush();
            return;
        }
        try (Writer out = Files.newBufferedWriter(terminal.resolve(target.file()))) {
            write(list, target.format(), out);
        }
    }

    private static void write(JsonObject list, String format, Writer out) throws IOException {
        if (format.equals("yaml")) {
            YamlWriter.write(list, out);
        } else {
            out.write(JsonWriter.compact(list));
            out.write('\n');
        }
    }
}
