package io.daemonlens.cli.commands.mcp;

import io.daemonlens.cli.program.InputException;
import io.daemonlens.settings.SettingsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folders that a server may read. A path is inside if its target is, after all links and dots
 * are resolved. Whether a path outside exists is not told.
 */
final class Roots {

    /** The most entries of a folder that are checked for links. */
    private static final int MOST_ENTRIES = 200_000;

    private final List<Path> roots;

    private Roots(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    /**
     * Returns the roots of these folders.
     *
     * @throws InputException if one is not a folder
     */
    static Roots of(List<Path> folders) {
        List<Path> real = new ArrayList<>();
        for (Path folder : folders) {
            try {
                Path at = folder.toRealPath();
                if (!Files.isDirectory(at)) {
                    throw new InputException(folder + ": not a folder");
                }
                real.add(at);
            } catch (IOException e) {
                throw new InputException(folder + ": no such folder");
            }
        }
        return new Roots(real);
    }

    Path first() {
        return roots.get(0);
    }

    List<Path> all() {
        return roots;
    }

    /**
     * Returns the real path of a file or folder inside of the roots, below which no link leads
     * outside.
     *
     * @throws InputException if it is outside or does not exist
     */
    Path inside(String given) {
        Path path;
        try {
            path = first().resolve(given).normalize();
        } catch (InvalidPathException e) {
            throw new InputException(given.replace('\0', ' ') + ": not a path");
        }
        Path real;
        try {
            real = path.toRealPath();
        } catch (IOException e) {
            throw isInside(path)
                    ? new InputException(given + ": no such file or folder")
                    : outside(given);
        }
        if (!isInside(real)) {
            throw outside(given);
        }
        if (Files.isDirectory(real)) {
            checkBelow(real);
        }
        return real;
    }

    private boolean isInside(Path path) {
        return roots.stream().anyMatch(path::startsWith);
    }

    private static InputException outside(Object path) {
        return new InputException(path + ": outside of the folders that this server may read");
    }

    /** Folders that links lead to are looked at too, each once. */
    private void checkBelow(Path folder) {
        Set<Path> seen = new HashSet<>();
        List<Path> next = new ArrayList<>(List.of(folder));
        int[] entries = {0};
        while (!next.isEmpty()) {
            Path at = next.remove(next.size() - 1);
            if (!seen.add(at)) {
                continue;
            }
            try {
                Files.walkFileTree(
                        at,
                        new SimpleFileVisitor<>() {
                            @Override
                            public FileVisitResult preVisitDirectory(
                                    Path each, BasicFileAttributes kind) {
                                return each.getFileName() != null
                                                && each.getFileName().toString().equals(".git")
                                        ? FileVisitResult.SKIP_SUBTREE
                                        : FileVisitResult.CONTINUE;
                            }

                            @Override
                            public FileVisitResult visitFile(Path each, BasicFileAttributes kind)
                                    throws IOException {
                                if (++entries[0] > MOST_ENTRIES) {
                                    throw new InputException(
                                            folder + ": too many files; name a smaller folder");
                                }
                                if (kind.isSymbolicLink() && Files.exists(each)) {
                                    Path real = each.toRealPath();
                                    if (!isInside(real)) {
                                        throw outside(each);
                                    }
                                    if (Files.isDirectory(real)) {
                                        next.add(real);
                                    }
                                }
                                return FileVisitResult.CONTINUE;
                            }

                            @Override
                            public FileVisitResult visitFileFailed(Path each, IOException e) {
                                return FileVisitResult.CONTINUE;
                            }
                        });
            } catch (IOException e) {
                throw new InputException(at + ": " + e.getMessage());
            }
        }
    }

    /** Returns the nearest settings file above a path and inside of its root; null if none. */
    Path settingsFile(Path path) {
        for (Path at = path; at != null && isInside(at); at = at.getParent()) {
            Path file = at.resolve(SettingsFile.NAME);
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return file;
            }
        }
        return null;
    }

    /**
     * Returns whether a repository is wholly inside of the roots. Worktrees, submodules, alternates
     * and links have parts elsewhere.
     */
    boolean holdsRepository(Path git) {
        try {
            return isInside(git.toRealPath())
                    && Files.isDirectory(git, LinkOption.NOFOLLOW_LINKS)
                    && !Files.exists(git.resolve("commondir"), LinkOption.NOFOLLOW_LINKS)
                    && !Files.exists(
                            git.resolve("objects/info/alternates"), LinkOption.NOFOLLOW_LINKS)
                    && hasNoLinks(git);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean hasNoLinks(Path git) {
        try (Stream<Path> entries = Files.walk(git)) {
            return entries.limit(MOST_ENTRIES).noneMatch(Files::isSymbolicLink);
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
