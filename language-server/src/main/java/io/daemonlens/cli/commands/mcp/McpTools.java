package io.daemonlens.cli.commands.mcp;

import io.daemonlens.cli.commands.LintCommand;
import io.daemonlens.cli.commands.PreviewCommand;
import io.daemonlens.cli.commands.RolloutCommand;
import io.daemonlens.cli.commands.WhyCommand;
import io.daemonlens.cli.commands.plan.PlanCommand;
import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.CommonOptions;
import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.server.mcp.McpTool;
import io.daemonlens.server.mcp.McpTool.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The five tools. Each runs a command of the program, with the output kept in memory. */
final class McpTools {

    /** Longer answers are cut: models read only so much. */
    private static final int LONGEST = 200_000;

    private final Roots roots;
    private final Arguments given;
    private final Terminal terminal;

    /**
     * @param given the options of the server, such as a cluster that is used where a call names
     *     none
     */
    McpTools(Roots roots, Arguments given, Terminal terminal) {
        this.roots = roots;
        this.given = given;
        this.terminal = terminal;
    }

    List<McpTool> all() {
        return List.of(
                tool(
                        "lint",
                        "Check DaemonSets",
                        "Checks DaemonSet manifests as the API server of a Kubernetes version"
                                + " would: whether it accepts them, its error texts, and advice."
                                + " kubernetesVersion may be a range such as 1.28..1.34.",
                        ToolSchema.manifests().cluster(),
                        new LintCommand()),
                tool(
                        "preview",
                        "Preview DaemonSets in a cluster",
                        "Shows for DaemonSet manifests which nodes of a cluster get a pod and why"
                                + " the others do not, the resources, the rollout, and what an edit"
                                + " since git HEAD restarts. whatIf asks about changes of the"
                                + " cluster, such as \"drain w-1\" or \"add 5 gpu\".",
                        ToolSchema.manifests().cluster().whatIf(),
                        new PreviewCommand()),
                tool(
                        "rollout",
                        "Play a rollout",
                        "Plays the update of a DaemonSet as a timeline: how long it takes, in which"
                                + " waves, and whether it gets stuck and why. from names the state"
                                + " before: a file, a git commit, or revision:N of the cluster.",
                        ToolSchema.manifests().cluster().whatIf().rollout(),
                        new RolloutCommand()),
                tool(
                        "why",
                        "Explain a stuck DaemonSet",
                        "Tells from a saved snapshot of a cluster what holds a DaemonSet's rollout"
                                + " up now, node by node, and the smallest remedy. Without a name:"
                                + " every DaemonSet that is not healthy.",
                        ToolSchema.empty().cluster().name(),
                        new WhyCommand()),
                tool(
                        "plan",
                        "Effect of a change",
                        "Tells what a change of manifests does to the pods of a cluster: restarts,"
                                + " nodes that gain or lose a pod, refusals, duration, and what"
                                + " ConfigMaps, Secrets, quotas and Services of the same change do."
                                + " Compares base with head: git commits, folders or files, or"
                                + " \"live\" for the cluster; without head, with the files as they"
                                + " are.",
                        ToolSchema.manifests().cluster().whatIf().plan(),
                        new PlanCommand()));
    }

    private McpTool tool(
            String name, String title, String description, ToolSchema schema, Command command) {
        return new McpTool(
                name,
                title,
                description,
                schema.json(),
                arguments -> call(name, command, schema, arguments));
    }

    private Result call(String name, Command command, ToolSchema schema, JsonObject arguments) {
        try {
            String problem = schema.problem(arguments);
            if (problem != null) {
                return Result.failure(problem);
            }
            return run(name, command, new ToolCall(name, arguments, roots, given));
        } catch (UsageException | InputException e) {
            return Result.failure(e.getMessage());
        } catch (IOException e) {
            return Result.failure("an input could not be read");
        } catch (RuntimeException e) {
            // Anything else is a mistake of ours, and must not end the server.
            return Result.failure("internal error: " + e);
        }
    }

    private Result run(String name, Command command, ToolCall call) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        byte[] in = call.text().getBytes(StandardCharsets.UTF_8);
        int exit;
        try (PrintStream output = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            Terminal own =
                    new Terminal(
                            new ByteArrayInputStream(in),
                            output,
                            errors,
                            roots.first(),
                            terminal.environment(),
                            false);
            List<Option> known = new ArrayList<>(command.options());
            known.addAll(CommonOptions.ALL);
            exit = command.run(Arguments.parse(call.words(), known), own);
        }
        String text = shortened(out.toString(StandardCharsets.UTF_8), roots.all());
        String said = shortened(err.toString(StandardCharsets.UTF_8), roots.all());
        boolean failed = exit >= Command.USAGE;
        if (call.isJson() && !failed) {
            return new Result(text, JsonReader.readObject(text), false);
        }
        String both = said.isBlank() ? text : text.isBlank() ? said : text + "\n" + said;
        String shown = both.isBlank() ? name + ": nothing to report" : both;
        return new Result(
                shown.length() > LONGEST
                        ? shown.substring(0, LONGEST) + "\n… (cut; ask about fewer objects)"
                        : shown,
                null,
                failed);
    }

    /** Files are named as the caller names them: relative to the first folder. */
    private static String shortened(String text, List<Path> roots) {
        return text.replace(roots.get(0) + "/", "");
    }
}
