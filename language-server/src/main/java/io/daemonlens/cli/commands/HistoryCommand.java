package io.daemonlens.cli.commands;

import io.daemonlens.cli.inputs.ClusterOptions;
import io.daemonlens.cli.inputs.LiveDaemonSet;
import io.daemonlens.cli.inputs.RevisionOperand;
import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.engine.kubectl.Printed;
import io.daemonlens.engine.kubectl.RolloutHistory;
import java.nio.file.Files;
import java.util.List;

/** {@code daemonlens history}: prints a DaemonSet's revisions in kubectl's format. */
public final class HistoryCommand implements Command {

    @Override
    public List<Option> options() {
        return List.of(
                Option.of("revision", "N", "shows that revision's pod template"),
                Option.flag(
                        "describe", "prints the revision as kubectl describe does; without N all"));
    }

    @Override
    public String operands() {
        return "NAME|FILE";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
        if (arguments.operands().size() != 1) {
            throw new UsageException(
                    "history takes one DaemonSet: its name, ds/NAME, or a file that holds it");
        }
        LiveDaemonSet live =
                LiveDaemonSet.find(
                        arguments.operands().get(0),
                        arguments,
                        terminal,
                        ClusterOptions.findObjects(arguments, terminal));
        RolloutHistory history = live.history();
        String revision = arguments.value("revision");
        if (arguments.has("describe")) {
            long number = revision == null ? 0 : RevisionOperand.number("revision", revision);
            return print(history.describe(number), terminal);
        }
        int exit =
                print(
                        revision == null || revision.equals("0")
                                ? history.list()
                                : history.detail(RevisionOperand.number("revision", revision)),
                        terminal);
        boolean isFile = Files.isRegularFile(terminal.resolve(arguments.operands().get(0)));
        if (exit == CLEAN && revision == null && isFile) {
            terminal.out().flush();
            String sentence = NextRevision.sentence(live, arguments.operands().get(0), terminal);
            terminal.err().println("\ndaemonlens: " + sentence);
        }
        return exit;
    }

    static int print(Printed printed, Terminal terminal) {
        terminal.out().print(printed.out());
        terminal.err().print(printed.err());
        return printed.exit() == 0 ? CLEAN : FINDINGS;
    }
}
