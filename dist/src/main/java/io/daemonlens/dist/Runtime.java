package io.daemonlens.dist;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A Java that holds DaemonLens as one of its modules, made with jlink: seven modules of the JDK,
 * and an archive of loaded classes in its usual place. An archive for classes of the runtime itself
 * works wherever the folder is moved to, so nothing is written on the user's machine.
 */
final class Runtime {

    static final String MODULE = "io.daemonlens.app";
    static final String MAIN = MODULE + "/io.daemonlens.cli.Main";

    /**
     * The modules that the jar uses, by jdeps; the others that it names are never reached. Servers
     * of HTTPS addresses agree on keys by elliptic curves, which jdk.crypto.ec has.
     */
    private static final String MODULE_INFO =
            """
            module %s {
                requires java.logging;
                requires java.management;
                requires java.xml;
                requires jdk.unsupported;
                requires jdk.crypto.ec;
                uses org.slf4j.spi.SLF4JServiceProvider;
                provides org.slf4j.spi.SLF4JServiceProvider with org.slf4j.nop.NOPServiceProvider;
            }
            """;

    private final Path jdk;
    private final Path work;

    Runtime(Path jdk, Path work) {
        this.jdk = jdk;
        this.work = work;
    }

    /** Links the runtime into a folder and returns that. */
    Path make(Path jar, String version) throws IOException {
        delete(work);
        Path classes = Files.createDirectories(work.resolve("classes"));
        List<String> names = unpack(jar, classes);
        Path info =
                Files.writeString(work.resolve("module-info.java"), MODULE_INFO.formatted(MODULE));
        tool(
                "javac",
                "-d",
                work + "/info",
                "--patch-module",
                MODULE + "=" + classes,
                info.toString());
        Files.copy(work.resolve("info/module-info.class"), classes.resolve("module-info.class"));
        Path modular = work.resolve(MODULE + ".jar");
        tool(
                "jar",
                "--create",
                "--file=" + modular,
                "--module-version=" + version,
                "-C",
                classes.toString(),
                ".");
        Path runtime = work.resolve("runtime");
        Path modules = jdk.resolve("jmods");
        String path =
                Files.isDirectory(modules)
                        ? modules + java.io.File.pathSeparator + modular
                        : modular.toString();
        tool(
                "jlink",
                "--module-path",
                path,
                "--add-modules",
                MODULE,
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                runtime.toString());
        if (Files.isExecutable(runtime.resolve("bin/java"))) {
            archive(runtime, names);
        }
        return runtime;
    }

    private void archive(Path runtime, List<String> names) throws IOException {
        Path list = work.resolve("classes.list");
        String java = runtime.resolve("bin/java").toString();
        List<String> options =
                List.of("-Xlog:disable", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        List<String> warmUp =
                new ArrayList<>(List.of(java, "-Xshare:off", "-XX:DumpLoadedClassList=" + list));
        warmUp.addAll(options);
        warmUp.addAll(List.of("-m", MAIN, "warm-up"));
        Programs.run(warmUp);
        List<String> lines = new ArrayList<>(Files.readAllLines(list));
        names.stream().filter(name -> !lines.contains(name)).forEach(lines::add);
        Files.write(list, lines);
        List<String> dump =
                new ArrayList<>(List.of(java, "-Xshare:dump", "-XX:SharedClassListFile=" + list));
        dump.addAll(options);
        dump.addAll(List.of("-m", MAIN));
        Programs.run(dump);
        Files.deleteIfExists(runtime.resolve("lib/server/classes_nocoops.jsa"));
    }

    /** Puts the jar's files into a folder; returns the names of our classes. */
    private static List<String> unpack(Path jar, Path to) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(jar)))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                String name = entry.getName();
                if (entry.isDirectory()
                        || name.startsWith("META-INF/versions/")
                        || name.equals("META-INF/MANIFEST.MF")) {
                    continue;
                }
                Path file = to.resolve(name);
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
                if (name.startsWith("io/daemonlens/") && name.endsWith(".class")) {
                    names.add(name.substring(0, name.length() - ".class".length()));
                }
            }
        }
        return names;
    }

    private void tool(String name, String... arguments) throws IOException {
        // Another system's JDK cannot run here; this one links its modules.
        Path program = jdk.resolve("bin").resolve(name);
        Path own = Path.of(System.getProperty("java.home"), "bin", name);
        List<String> command = new ArrayList<>();
        command.add((Files.isExecutable(program) ? program : own).toString());
        command.addAll(List.of(arguments));
        Programs.run(command);
    }

    /**
     * The system of the JDK as artifacts name it: {@code linux-x64}, {@code darwin-arm64}, {@code
     * windows-x64}.
     */
    String platform() throws IOException {
        String release = Files.readString(jdk.resolve("release"), StandardCharsets.UTF_8);
        String system =
                value(release, "OS_NAME", System.getProperty("os.name"))
                        .toLowerCase(java.util.Locale.ROOT);
        String machine = value(release, "OS_ARCH", System.getProperty("os.arch"));
        String name =
                system.startsWith("mac") || system.startsWith("darwin")
                        ? "darwin"
                        : system.startsWith("win") ? "windows" : "linux";
        return name + (machine.matches("x86_64|amd64|x64") ? "-x64" : "-arm64");
    }

    private static String value(String release, String key, String otherwise) {
        for (String line : release.split("\n")) {
            if (line.startsWith(key + "=")) {
                return line.substring(key.length() + 1).strip().replace("\"", "");
            }
        }
        return otherwise;
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> walk = Files.walk(folder)) {
                for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
