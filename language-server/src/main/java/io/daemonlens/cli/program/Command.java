package io.daemonlens.cli.program;

import java.io.IOException;
import java.util.List;

/**
 * One command of the program. It is instantiated only when requested, so that a start pays for one
 * command only.
 */
public interface Command {

    /** Exit code: no findings. */
    int CLEAN = 0;

    /** Exit code: findings at or above the failing level. */
    int FINDINGS = 1;

    /** Exit code: invalid arguments or configuration. */
    int USAGE = 2;

    /** Exit code: input that could not be read or parsed. */
    int UNREADABLE = 3;

    /** The options of this command besides {@link CommonOptions#ALL}. */
    List<Option> options();

    /** The operands in the usage line, such as {@code [PATH…|-]}. */
    String operands();

    /**
     * Runs the command.
     *
     * @return the exit code
     * @throws UsageException if the arguments are invalid; exit code 2
     * @throws InputException if an input cannot be read; exit code 3
     */
    int run(Arguments arguments, Terminal terminal) throws IOException;
}
