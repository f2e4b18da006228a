package io.daemonlens.cli.inputs;

import io.daemonlens.cli.program.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The files a list of paths stands for. */
public final class InputFiles {

    /**
     * A file to read.
     *
     * @param name how it is called in reports: as it was given, or below the folder that was given
     * @param path where it is; null for standard input
     */
    public record Input(String name, Path path) {}

    private final List<Input> inputs = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private InputFiles() {}

    /** The inputs of operands, folders searched; without operands the current folder. */
    public static InputFiles of(List<String> operands, Terminal terminal, String stdinName) {
        InputFiles files = new InputFiles();
        for (String operand : operands.isEmpty() ? List.of(".") : operands) {
            if (operand.equals("-")) {
                files.inputs.add(new Input(stdinName, null));
                continue;
            }
            Path path = terminal.resolve(operand);
            if (Files.isDirectory(path)) {
                files.search(path, operand);
            } else if (Files.exists(path)) {
                files.inputs.add(new Input(operand, path));
            } else {
                files.problems.add(operand + ": no such file or folder");
            }
        }
        return files;
    }

    public List<Input> inputs() {
        return inputs;
    }

    /** Paths that lead nowhere, each with the reason. */
    public List<String> problems() {
        return problems;
    }

    private void search(Path folder, String name) {
        List<Input> found = new ArrayList<>();
        String prefix = name.equals(".") ? "" : name.endsWith("/") ? name : name + "/";
        IgnoreRules ignored = new IgnoreRules(folder);
        SimpleFileVisitor<Path> visitor =
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes kind) {
                        if (!at.equals(folder) && (isHidden(at) || ignored.isIgnored(at, true))) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        ignored.enter(at);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path at, BasicFileAttributes kind) {
                        String file = at.getFileName().toString();
                        boolean wanted =
                                file.endsWith(".yaml")
                                        || file.endsWith(".yml")
                                        || file.endsWith(".json");
                        if (wanted && !isHidden(at) && !ignored.isIgnored(at, false)) {
                            String below = folder.relativize(at).toString().replace('\\', '/');
                            found.add(new Input(prefix + below, at));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path at, IOException problem) {
                        problems.add(at + ": " + reason(problem));
                        return FileVisitResult.CONTINUE;
                    }
                };
        try {
            Files.walkFileTree(folder, visitor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(java.util.Comparator.comparing(Input::name));
        inputs.addAll(found);
        if (found.isEmpty()) {
            problems.add(name + ": a folder without *.yaml, *.yml or *.json");
        }
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    /** Why a file could not be read, in a few words. */
    static String reason(IOException problem) {
        if (problem instanceof java.nio.file.AccessDeniedException) {
            return "permission denied";
        }
        if (problem instanceof java.nio.file.NoSuchFileException) {
            return "no such file or folder";
        }
        String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }

    /** The names, for messages. */
    @Override
    public String toString() {
        return String.join(
                ", ", Collections.unmodifiableList(inputs).stream().map(Input::name).toList());
    }
}
