package io.daemonlens.cli.commands.mcp;

import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.revision.GitFile;
import io.daemonlens.server.mcp.McpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code daemonlens mcp}: a Model Context Protocol server on standard input and output, with the
 * commands {@code lint}, {@code preview}, {@code rollout}, {@code why} and {@code plan} as tools.
 * It reads files of the given folders only, and writes none.
 */
public final class McpCommand implements Command {

    private static final String INSTRUCTIONS =
            "DaemonLens answers what Kubernetes will do with a DaemonSet, offline: lint (does the"
                    + " API server take it), preview (which nodes get a pod, and why not), rollout"
                    + " (how an update goes and whether it ends), why (what holds a rollout up now),"
                    + " plan (what a change of files does). All tools are read-only. A manifest is"
                    + " given as `text` or as `paths`; a cluster as a preset (kind, gke, eks, aks,"
                    + " …), a sketch or a saved snapshot.";

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public String operands() {
        return "[FOLDER…]";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        List<Path> folders =
                arguments.operands().isEmpty()
                        ? List.of(terminal.folder().toAbsolutePath())
                        : arguments.operands().stream().map(terminal::resolve).toList();
        Roots roots = Roots.of(folders);
        McpTools tools = new McpTools(roots, arguments, terminal);
        try {
            GitFile.allowOnly(roots::holdsRepository);
            new McpServer(tools.all(), INSTRUCTIONS).run(terminal.in(), terminal.out());
        } finally {
            GitFile.allowOnly(any -> true);
        }
        return CLEAN;
    }
}
