package io.daemonlens.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The manifests by which package managers find a release, filled in from one list of checksums:
 * {@code Channels VERSION SOURCES SHA256SUMS FOLDER}. A part between {@code #if FILE} and {@code #end}
 * appears where that file was built, so that a build for one system is complete in itself.
 */
public final class Channels {

    private Channels() {}

    public static void main(String[] args) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of(args[2]))) {
            String[] words = line.split("  ", 2);
            sums.put(words[1], words[0]);
        }
        write(args[0], Path.of(args[1]), sums, Path.of(args[3]));
    }

    static void write(String version, Path sources, Map<String, String> sums, Path folder) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("@VERSION@", version);
        values.put("@RELEASE@", "https://github.com/daemonlens/daemonlens/releases/download/v" + version);
        try (Stream<Path> walk = Files.walk(sources)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                Path to = folder.resolve(sources.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.writeString(to, filled(Files.readString(file), values, sums));
            }
        }
    }

    private static String filled(String text, Map<String, String> values, Map<String, String> sums) throws IOException {
        String known = text;
        for (Map.Entry<String, String> each : values.entrySet()) {
            known = known.replace(each.getKey(), each.getValue());
        }
        List<String> lines = new ArrayList<>();
        boolean shown = true;
        for (String line : known.split("\n")) {
            if (line.strip().startsWith("#if ")) {
                shown = sums.containsKey(line.strip().substring("#if ".length()));
            } else if (line.strip().equals("#end")) {
                shown = true;
            } else if (shown) {
                lines.add(withSum(line, sums));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** {@code @SHA256 FILE@} becomes the file's checksum. */
    private static String withSum(String line, Map<String, String> sums) throws IOException {
        int start = line.indexOf("@SHA256 ");
        if (start < 0) {
            return line;
        }
        int end = line.indexOf('@', start + 1);
        String file = line.substring(start + "@SHA256 ".length(), end);
        if (!sums.containsKey(file)) {
            throw new IOException("no checksum of " + file);
        }
        return line.substring(0, start) + sums.get(file) + line.substring(end + 1);
    }
}
