package io.daemonlens.cli.inputs;

import io.daemonlens.cli.program.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The files that a list of paths selects. */
public final class InputFiles {

    private static final int DEEPEST = 256;

    /**
     * A file to read.
     *
     * @param name the name in reports: as given, or relative to the given folder
     * @param path its path; null for standard input
     * @param named whether it was named explicitly, not found in a folder
     */
    public record Input(String name, Path path, boolean named) {

        public Input(String name, Path path) {
            this(name, path, true);
        }
    }

    private final List<Input> inputs = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();
    private final List<String> empty = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();
    private final Set<Object> folders = new HashSet<>();

    private InputFiles() {}

    /** Returns an empty list of inputs. */
    public static InputFiles none() {
        return new InputFiles();
    }

    /** Returns the inputs of operands, searching folders; without operands the current folder. */
    public static InputFiles of(List<String> operands, Terminal terminal, String stdinName) {
        return of(operands, terminal, stdinName, PathGlobs.ALL);
    }

    /** Returns the inputs that match {@code globs}; files named explicitly always match. */
    public static InputFiles of(
            List<String> operands, Terminal terminal, String stdinName, PathGlobs globs) {
        InputFiles files = new InputFiles();
        for (String operand : operands.isEmpty() ? List.of(".") : operands) {
            if (operand.equals("-")) {
                files.inputs.add(new Input(stdinName, null));
                continue;
            }
            Path path = terminal.resolve(operand);
            if (Files.isDirectory(path)) {
                files.search(path, operand, globs);
            } else if (Files.exists(path)) {
                if (files.seen.add(path.toAbsolutePath().normalize())) {
                    files.inputs.add(new Input(operand, path));
                }
            } else {
                files.problems.add(operand + ": no such file or folder");
            }
        }
        return files;
    }

    /** The files to read, each once. */
    public List<Input> inputs() {
        return inputs;
    }

    /** Paths that do not exist, each with the reason. */
    public List<String> problems() {
        return problems;
    }

    /** Folder entries with a name such as {@code x.yaml} that are not regular files. */
    public List<String> passedOver() {
        return passedOver;
    }

    /** Folders without a file to read. */
    public List<String> empty() {
        return empty;
    }

    private void search(Path folder, String name, PathGlobs globs) {
        List<Input> found = new ArrayList<>();
        String prefix = name.equals(".") ? "" : name.endsWith("/") ? name : name + "/";
        IgnoreRules ignored = new IgnoreRules(folder);
        SimpleFileVisitor<Path> visitor =
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes kind) {
                        boolean left =
                                !at.equals(folder) && (isHidden(at) || ignored.isIgnored(at, true));
                        if (left || kind.fileKey() != null && !folders.add(kind.fileKey())) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        ignored.enter(at);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path at, BasicFileAttributes kind) {
                        if (!isManifestName(at.getFileName().toString())
                                || isHidden(at)
                                || ignored.isIgnored(at, false)) {
                            return FileVisitResult.CONTINUE;
                        }
                        String below = folder.relativize(at).toString().replace('\\', '/');
                        String called = prefix + below;
                        if (!globs.wants(called)) {
                            return FileVisitResult.CONTINUE;
                        }
                        if (!kind.isRegularFile()) {
                            passedOver.add(called);
                        } else if (seen.add(at.toAbsolutePath().normalize())) {
                            found.add(new Input(called, at, false));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path at, IOException problem) {
                        if (!(problem instanceof FileSystemLoopException)) {
                            problems.add(at + ": " + reason(problem));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                };
        try {
            // Symbolic links to folders are followed; each folder is read once, identified by its
            // key.
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, visitor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(java.util.Comparator.comparing(Input::name));
        inputs.addAll(found);
        if (found.isEmpty()) {
            empty.add(name);
        }
    }

    /** {@code .yaml}, {@code .yml} and {@code .json}, in upper or lower case. */
    private static boolean isManifestName(String file) {
        int dot = file.lastIndexOf('.');
        String suffix = dot < 0 ? "" : file.substring(dot + 1);
        return suffix.equalsIgnoreCase("yaml")
                || suffix.equalsIgnoreCase("yml")
                || suffix.equalsIgnoreCase("json");
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    /** The reason why a file could not be read, in a few words. */
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
