package io.daemonlens.cli;

import io.daemonlens.cli.commands.ServerCommand;
import io.daemonlens.cli.commands.answer.AnswerCommand;
import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.CommonOptions;
import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.MessageStream;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.ResultStream;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.cli.program.Version;
import io.daemonlens.text.NearestWord;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The entry point of {@code daemonlens}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws IOException {
        silenceLibraries();
        ResultStream results = new ResultStream(new FileOutputStream(FileDescriptor.out));
        PrintStream out =
                new PrintStream(
                        new BufferedOutputStream(results, 1 << 16), false, StandardCharsets.UTF_8);
        PrintStream err =
                new MessageStream(
                        new BufferedOutputStream(
                                new FileOutputStream(FileDescriptor.err), 1 << 12));
        Terminal terminal =
                new Terminal(System.in, out, err, Path.of(""), System.getenv(), isTerminal());
        int exit = run(List.of(args), terminal);
        out.flush();
        if (results.failure() != null) {
            err.println("daemonlens: standard output could not be written: " + results.failure());
            exit = exit == Command.USAGE ? exit : Command.UNREADABLE;
        }
        err.flush();
        System.exit(exit);
    }

    /**
     * Silences SLF4J, which JGit and the schema validator log through. Naming the no-op provider
     * saves a search of the jar, 11 ms at the first log call; the second property suppresses
     * SLF4J's own message.
     */
    private static void silenceLibraries() {
        System.setProperty("slf4j.provider", "org.slf4j.nop.NOPServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
    }

    /** Newer Java versions return a console even without a terminal, and have a method to check. */
    private static boolean isTerminal() {
        Object console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** Runs the command that the words name and returns the exit code; throws nothing. */
    static int run(List<String> typed, Terminal terminal) {
        List<String> words = asExternalDiff(typed);
        String name = words.isEmpty() ? "--help" : words.get(0);
        List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
        try {
            switch (name) {
                case "--help", "-h", "help" -> {
                    return help(rest, terminal);
                }
                case "--version", "version" -> {
                    terminal.out().println("daemonlens " + Version.TEXT);
                    return Command.CLEAN;
                }
                case "answer" -> {
                    String kind = rest.isEmpty() ? "" : rest.get(0);
                    return AnswerCommand.run(kind, terminal.in(), terminal.out(), terminal.err());
                }
                case "warm-up" -> {
                    return WarmUp.run();
                }
                case "server" -> {
                    return ServerCommand.run(rest, terminal.err());
                }
                default -> {
                    return run(name, rest, terminal);
                }
            }
        } catch (UsageException e) {
            terminal.err().println("daemonlens: " + e.getMessage());
            return Command.USAGE;
        } catch (InvalidPathException e) {
            terminal.err()
                    .println(
                            "daemonlens: the locale has no letters for the file name "
                                    + e.getInput()
                                    + ". Set LC_ALL to a locale with UTF-8, such as C.UTF-8.");
            return Command.UNREADABLE;
        } catch (InputException | IOException e) {
            terminal.err().println("daemonlens: " + e.getMessage());
            return Command.UNREADABLE;
        } catch (RuntimeException | Error e) {
            return fail(e, words, terminal);
        }
    }

    /** Handles any uncaught exception: an internal error must not look like findings. */
    private static int fail(Throwable problem, List<String> words, Terminal terminal) {
        PrintStream err = terminal.err();
        if (problem instanceof StackOverflowError) {
            err.println("daemonlens: an input is nested too deeply to be read.");
        } else if (problem instanceof OutOfMemoryError) {
            err.println(
                    "daemonlens: not enough memory for this input (%d MiB). Give Java more, such as"
                                    .formatted(Runtime.getRuntime().maxMemory() >> 20)
                            + " JAVA_TOOL_OPTIONS=-Xmx4g, or less input.");
        } else {
            err.println(
                    "daemonlens: internal error: "
                            + problem
                            + "\nThis is a bug in DaemonLens. Please report it, with the input and what"
                            + " -v prints.");
        }
        if (words.contains("-v") || words.contains("--verbose")) {
            problem.printStackTrace(err);
        }
        return Command.UNREADABLE;
    }

    /**
     * Adds the {@code diff} command if kubectl runs this program as {@code KUBECTL_EXTERNAL_DIFF}:
     * kubectl puts its two folders before the words, {@code LIVE-1 MERGED-2 diff}.
     */
    private static List<String> asExternalDiff(List<String> words) {
        boolean folders =
                words.size() >= 2
                        && Path.of(words.get(0)).getFileName() != null
                        && Path.of(words.get(0)).getFileName().toString().startsWith("LIVE-")
                        && words.get(1).contains("MERGED-");
        if (!folders) {
            return words;
        }
        List<String> ordered = new java.util.ArrayList<>(words);
        ordered.remove("diff");
        ordered.add(0, "diff");
        return ordered;
    }

    private static int run(String name, List<String> words, Terminal terminal) throws IOException {
        Commands.Entry entry = Commands.ALL.get(name);
        if (entry == null) {
            String nearest = NearestWord.to(name, Commands.ALL.keySet());
            throw new UsageException(
                    "no command "
                            + name
                            + (nearest == null ? "" : "; did you mean " + nearest + "?")
                            + "\n`daemonlens --help` lists the commands");
        }
        Command command = entry.maker().get();
        List<Option> known = new java.util.ArrayList<>(command.options());
        known.addAll(CommonOptions.ALL);
        Arguments arguments;
        try {
            arguments = Arguments.parse(words, known);
        } catch (UsageException e) {
            throw new UsageException(
                    e.getMessage() + "\n`daemonlens " + name + " --help` lists the options");
        }
        if (arguments.has("help")) {
            terminal.out().print(Help.of(name, entry.summary(), command));
            return Command.CLEAN;
        }
        return command.run(arguments, terminal);
    }

    private static int help(List<String> words, Terminal terminal) throws IOException {
        if (!words.isEmpty() && Commands.ALL.containsKey(words.get(0))) {
            return run(words.get(0), List.of("--help"), terminal);
        }
        PrintStream out = terminal.out();
        out.println("usage: daemonlens COMMAND [OPTIONS] [PATH…|-]\n");
        for (Map.Entry<String, Commands.Entry> command : Commands.ALL.entrySet()) {
            out.printf("  %-12s%s%n", command.getKey(), command.getValue().summary());
        }
        out.printf("  %-12s%s%n", "server", "The language server, on standard input and output.");
        out.printf("  %-12s%s%n", "answer", "Answers recorded questions, for other programs.");
        out.println("\n`daemonlens COMMAND --help` tells more.");
        return Command.CLEAN;
    }
}
