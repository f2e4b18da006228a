package io.daemonlens.cli;

import io.daemonlens.cli.commands.DiffCommand;
import io.daemonlens.cli.commands.DoctorCommand;
import io.daemonlens.cli.commands.ExplainCommand;
import io.daemonlens.cli.commands.HistoryCommand;
import io.daemonlens.cli.commands.LintCommand;
import io.daemonlens.cli.commands.MigrateCommand;
import io.daemonlens.cli.commands.PreviewCommand;
import io.daemonlens.cli.commands.RolloutCommand;
import io.daemonlens.cli.commands.SchemaCommand;
import io.daemonlens.cli.commands.SnapshotCommand;
import io.daemonlens.cli.commands.UndoCommand;
import io.daemonlens.cli.commands.UpgradeCommand;
import io.daemonlens.cli.commands.WhyCommand;
import io.daemonlens.cli.commands.fleet.FleetCommand;
import io.daemonlens.cli.commands.mcp.McpCommand;
import io.daemonlens.cli.commands.plan.PlanCommand;
import io.daemonlens.cli.commands.tour.TourCommand;
import io.daemonlens.cli.program.Command;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The commands by name, in the order of the help; one line per command. */
final class Commands {

    /** A command and its one-line summary in the help. */
    record Entry(String summary, Supplier<Command> maker) {}

    static final Map<String, Entry> ALL = new LinkedHashMap<>();

    static {
        add(
                "lint",
                "Checks every DaemonSet the way an API server would, and gives advice.",
                LintCommand::new);
        add(
                "preview",
                "Shows which nodes get a pod, what it takes, how an update goes and what restarts.",
                PreviewCommand::new);
        add(
                "rollout",
                "Plays an update out, moment by moment, and tells whether it ever ends.",
                RolloutCommand::new);
        add(
                "diff",
                "Tells what differs between two revisions and what it does to pods.",
                DiffCommand::new);
        add(
                "why",
                "Tells what holds a DaemonSet up now, and what one can do; runs nothing.",
                WhyCommand::new);
        add(
                "snapshot",
                "Prints all that the other commands read of a cluster, to be kept in a file.",
                SnapshotCommand::new);
        add(
                "plan",
                "Tells what a change does to the pods of a cluster, for review.",
                PlanCommand::new);
        add(
                "fleet",
                "Tells for many clusters where each DaemonSet is refused, pends or gets stuck.",
                FleetCommand::new);
        add(
                "history",
                "Prints the revisions of a DaemonSet in a cluster or snapshot, as kubectl does.",
                HistoryCommand::new);
        add(
                "undo",
                "Writes the manifest with the template of an older revision; applies nothing.",
                UndoCommand::new);
        add(
                "upgrade",
                "Tells what another Kubernetes would refuse, store or restart of the same objects.",
                UpgradeCommand::new);
        add(
                "migrate",
                "Rewrites DaemonSets of older APIs as apps/v1, comments kept.",
                MigrateCommand::new);
        add("explain", "Explains a finding's code, or a field of DaemonSet.", ExplainCommand::new);
        add(
                "schema",
                "Prints the JSON Schema of a DaemonSet, for editors and validators.",
                SchemaCommand::new);
        add(
                "tour",
                "Eight incidents to solve: edit a manifest until the simulation ends well.",
                TourCommand::new);
        add(
                "mcp",
                "Five commands as tools for models, read-only (Model Context Protocol on stdio).",
                McpCommand::new);
        add("doctor", "Tells what runs here, and what each part costs.", DoctorCommand::new);
        add("self-check", "The same as doctor.", DoctorCommand::new);
        add(
                "completion",
                "Prints a script that completes commands and options in a shell.",
                CompletionCommand::new);
    }

    private Commands() {}

    private static void add(String name, String summary, Supplier<Command> maker) {
        ALL.put(name, new Entry(summary, maker));
    }
}
