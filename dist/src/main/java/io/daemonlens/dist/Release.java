package io.daemonlens.dist;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * {@code Release VERSION PROJECT JDK FOLDER}: writes everything that is published for the system of
 * that JDK. With {@code -} instead of a JDK only what is the same for all systems, to the same bytes
 * each time.
 */
public final class Release {

    private final String version;
    private final Path folder;
    private final Path work;
    private final Layout layout;
    private final Path project;

    private Release(String version, Path project, Path folder) {
        this.version = version;
        this.project = project;
        this.folder = folder;
        work = folder.resolveSibling("work");
        layout = new Layout(project);
    }

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[3]).toAbsolutePath());
        Release release = new Release(args[0], Path.of(args[1]).toRealPath(), folder);
        // Man pages and completions are asked of the program itself, through the jar: it runs on every system.
        Path plain = release.work.resolve("plain");
        unpack(release.layout.plain(), plain);
        String program = plain.resolve("bin/daemonlens").toString();
        Manual manual = new Manual(program, release.version);
        Tree share = Layout.share(manual, program);
        release.forAllSystems(share, manual);
        if (!args[2].equals("-")) {
            release.forOneSystem(Path.of(args[2]), share);
        }
        Files.writeString(folder.resolveSibling("classpath"), classPath());
        Channels.write(args[0], release.layout.sources().resolve("channels"), checksums(folder), folder.resolveSibling("channels"));
    }

    private void forAllSystems(Tree share, Manual manual) throws IOException {
        String name = "daemonlens-" + version;
        Archives.zip(new Tree().addAll(name + "/", layout.plain().addAll("share/", share)), folder.resolve(name + ".zip"));
        PythonWheel.write(layout, version, folder);
        NpmPackage.write(layout, version, folder);
        EditorExtension.write(built(), version, folder);
        Tree site = new Site(project, layout).make(manual, version);
        unpack(site, folder.resolveSibling("site"));
        Archives.tarGz(new Tree().addAll("daemonlens-docs/", site), folder.resolve(name + "-docs.tar.gz"));
    }

    private void forOneSystem(Path jdk, Tree share) throws IOException {
        Runtime runtime = new Runtime(jdk, work.resolve("runtime"));
        String platform = runtime.platform();
        boolean windows = platform.startsWith("windows");
        Tree packed = layout.packed(runtime.make(layout.jar(), version), windows);
        String name = "daemonlens-" + version;
        Tree all = new Tree().addAll("", packed).addAll("share/", share);
        if (windows) {
            Archives.zip(new Tree().addAll(name + "/", all), folder.resolve(name + "-" + platform + ".zip"));
        } else {
            Archives.tarGz(new Tree().addAll(name + "-" + platform + "/", all), folder.resolve(name + "-" + platform + ".tar.gz"));
        }
        NpmPackage.writeRuntime(layout, packed, platform, version, folder);
        EditorExtension.writeFor(platform, built(), packed, version, folder);
        if (platform.startsWith("linux")) {
            DebianPackage.write(layout, packed, share, platform, version, folder);
            new ImageArchive(work).write(packed, platform, version, folder);
        }
    }

    private Path built() {
        return project.resolve("vscode-client/target/daemonlens.vsix");
    }

    /** Where our own classes and libraries are; a check runs this once more with it. */
    private static String classPath() {
        if (Release.class.getClassLoader() instanceof URLClassLoader loader) {
            List<String> paths = new ArrayList<>();
            for (URL each : loader.getURLs()) {
                paths.add(each.getPath());
            }
            return String.join(File.pathSeparator, paths);
        }
        return System.getProperty("java.class.path");
    }

    /** {@code SHA256SUMS}, as {@code sha256sum -c} reads it. */
    private static TreeMap<String, String> checksums(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve("SHA256SUMS"));
        TreeMap<String, String> sums = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                sums.put(each.getFileName().toString(), ImageArchive.sha256(Files.readAllBytes(each)));
            }
        }
        List<String> lines = new ArrayList<>();
        sums.forEach((name, sum) -> lines.add(sum + "  " + name));
        Files.write(folder.resolve("SHA256SUMS"), lines);
        return sums;
    }

    private static void unpack(Tree tree, Path folder) throws IOException {
        Runtime.delete(folder);
        for (var each : tree.entries().entrySet()) {
            Path file = folder.resolve(each.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, each.getValue().bytes());
            if (each.getValue().mode() == Tree.PROGRAM && !file.toFile().setExecutable(true, false)) {
                throw new IOException(file + " cannot be made a program");
            }
        }
    }
}
