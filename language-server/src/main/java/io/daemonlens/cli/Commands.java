package io.daemonlens.cli;

import io.daemonlens.cli.commands.DiffCommand;
import io.daemonlens.cli.commands.DoctorCommand;
import io.daemonlens.cli.commands.ExplainCommand;
import io.daemonlens.cli.commands.FleetCommand;
import io.daemonlens.cli.commands.HistoryCommand;
import io.daemonlens.cli.commands.LintCommand;
import io.daemonlens.cli.commands.MigrateCommand;
import io.daemonlens.cli.commands.PlanCommand;
import io.daemonlens.cli.commands.PreviewCommand;
import io.daemonlens.cli.commands.RolloutCommand;
import io.daemonlens.cli.commands.SchemaCommand;
import io.daemonlens.cli.commands.SnapshotCommand;
import io.daemonlens.cli.commands.UndoCommand;
import io.daemonlens.cli.commands.UpgradeCommand;
import io.daemonlens.cli.commands.WhyCommand;
import io.daemonlens.cli.program.Command;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The commands by name, in the order the help names them. One line is one command. */
final class Commands {

    /** A command with the sentence the help gives it. */
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
