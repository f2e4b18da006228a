package io.daemonlens.cli;

import io.daemonlens.cli.answer.AnswerCommand;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The program {@code daemonlens}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws IOException {
        PrintStream out =
                new PrintStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
                        false,
                        StandardCharsets.UTF_8);
        int exit = run(args, out);
        out.flush();
        System.exit(exit);
    }

    private static int run(String[] args, PrintStream out) throws IOException {
        if (args.length == 2 && args[0].equals("answer")) {
            return AnswerCommand.run(args[1], System.in, out, System.err);
        }
        if (args.length > 0 && args[0].equals("server")) {
            return ServerCommand.run(List.of(args).subList(1, args.length), System.err);
        }
        System.err.println("daemonlens: no such command");
        return 2;
    }
}
