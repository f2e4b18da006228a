package io.daemonlens.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of an archive, by path in the order of paths. Modes are ours, never those of the disk, so
 * that an archive does not depend on who made it.
 */
final class Tree {

    static final int PLAIN = 0644;
    static final int PROGRAM = 0755;

    /** One file, or a symbolic link where {@code link} is set. */
    record Entry(int mode, byte[] bytes, String link) {}

    private final SortedMap<String, Entry> entries = new TreeMap<>();

    SortedMap<String, Entry> entries() {
        return entries;
    }

    Tree add(String path, int mode, byte[] bytes) {
        entries.put(path, new Entry(mode, bytes, null));
        return this;
    }

    Tree add(String path, int mode, String text) {
        return add(path, mode, text.getBytes(StandardCharsets.UTF_8));
    }

    Tree add(String path, int mode, Path file) throws IOException {
        return add(path, mode, Files.readAllBytes(file));
    }

    Tree link(String path, String target) {
        entries.put(path, new Entry(0777, new byte[0], target));
        return this;
    }

    /** All of another tree, below a folder. */
    Tree addAll(String folder, Tree other) {
        other.entries.forEach((path, entry) -> entries.put(folder + path, entry));
        return this;
    }

    /** All files of a folder on the disk; what the disk lets run is a program. */
    Tree addFolder(String folder, Path from) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path file : (Iterable<Path>) walk.sorted()::iterator) {
                String path = folder + from.relativize(file).toString().replace('\\', '/');
                if (Files.isSymbolicLink(file)) {
                    link(path, Files.readSymbolicLink(file).toString());
                } else if (Files.isRegularFile(file)) {
                    add(path, Files.isExecutable(file) ? PROGRAM : PLAIN, file);
                }
            }
        }
        return this;
    }

    byte[] bytes(String path) {
        return entries.get(path).bytes();
    }

    long size() {
        return entries.values().stream().mapToLong(each -> each.bytes().length).sum();
    }
}
