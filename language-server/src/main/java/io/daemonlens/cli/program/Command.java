package io.daemonlens.cli.program;

import java.io.IOException;
import java.util.List;

/**
 * One command of the program. A class is made only when its command was asked for, so that a
 * command pays for nothing but itself.
 */
public interface Command {

    /** Exit code: nothing to report. */
    int CLEAN = 0;

    /** Exit code: findings at or above the level that fails. */
    int FINDINGS = 1;

    /** Exit code: wrong use or configuration. */
    int USAGE = 2;

    /** Exit code: input that could not be read or parsed. */
    int UNREADABLE = 3;

    /** The options it takes besides {@link CommonOptions#ALL}. */
    List<Option> options();

    /** What stands behind the options in its usage line, such as {@code [PATH…|-]}. */
    String operands();

    /**
     * Does what the words ask for.
     *
     * @return the exit code
     * @throws UsageException where the words make no sense; exit code 2
     * @throws InputException where something named cannot be read; exit code 3
     */
    int run(Arguments arguments, Terminal terminal) throws IOException;
}
