package io.daemonlens.cli.commands;

import io.daemonlens.server.Server;
import io.daemonlens.server.Streams;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/**
 * {@code daemonlens server}: runs the language server on standard input and output, or with {@code
 * --port N} or {@code --pipe NAME} on those. {@code --stdio} is the default and accepted because
 * many clients pass it.
 */
public final class ServerCommand {

    private static final String USAGE =
            "usage: daemonlens server [--stdio | --port N | --pipe NAME]";

    private ServerCommand() {}

    public static int run(List<String> args, PrintStream err) {
        Streams streams;
        try {
            streams = streams(args);
        } catch (IOException e) {
            err.println("daemonlens: the connection cannot be opened: " + e.getMessage());
            return 3;
        }
        if (streams == null) {
            err.println(USAGE);
            return 2;
        }
        holdOwnJar();
        return new Server(streams).run();
    }

    /**
     * Opens the program's jar early. Java otherwise opens it at the first class not yet loaded,
     * which after an upgrade would be another jar.
     */
    private static void holdOwnJar() {
        ServerCommand.class.getResource("ServerCommand.class");
    }

    /** Returns the requested connection; null if the arguments are invalid. */
    private static Streams streams(List<String> args) throws IOException {
        String text = String.join(" ", args).replaceFirst("^(--port|--pipe|--socket)=", "$1 ");
        if (text.isEmpty() || text.equals("--stdio")) {
            return Streams.stdio();
        }
        String[] words = text.split(" ", 2);
        if (words.length < 2 || words[1].isBlank()) {
            return null;
        }
        return switch (words[0]) {
            case "--pipe" -> Streams.pipe(words[1]);
            case "--port", "--socket" ->
                    words[1].matches("[0-9]{1,5}") && Integer.parseInt(words[1]) <= 65535
                            ? Streams.port(Integer.parseInt(words[1]))
                            : null;
            default -> null;
        };
    }
}
