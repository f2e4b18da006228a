package io.daemonlens.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code Release VERSION PROJECT JDK FOLDER}: writes everything that is published for the system of that JDK. */
public final class Release {

    private Release() {}

    public static void main(String[] args) throws IOException {
        String version = args[0];
        Path project = Path.of(args[1]).toRealPath();
        Path folder = Files.createDirectories(Path.of(args[3]).toAbsolutePath());
        Path work = folder.resolveSibling("work");
        Layout layout = new Layout(project);
        Runtime runtime = new Runtime(Path.of(args[2]), work.resolve("runtime"));
        String platform = runtime.platform();
        boolean windows = platform.startsWith("windows");
        Path image = runtime.make(layout.jar(), version);
        Tree packed = layout.packed(image, windows);

        // Man pages and completions are asked of the program itself, through the jar: it runs on every system.
        Path program = work.resolve("plain/bin/daemonlens");
        unpack(layout.plain(), work.resolve("plain"));
        Manual manual = new Manual(program.toString(), version);
        Tree share = Layout.share(manual, program.toString());
        packed.addAll("share/", share);

        String name = "daemonlens-" + version;
        if (windows) {
            Archives.zip(new Tree().addAll(name + "/", packed), folder.resolve(name + "-" + platform + ".zip"));
        } else {
            Archives.tarGz(new Tree().addAll(name + "-" + platform + "/", packed), folder.resolve(name + "-" + platform + ".tar.gz"));
        }
        Archives.zip(new Tree().addAll(name + "/", layout.plain().addAll("share/", share)), folder.resolve(name + ".zip"));
        PythonWheel.write(layout, version, folder);
        NpmPackage.write(layout, packed, platform, version, folder);
        Path extension = project.resolve("vscode-client/target/daemonlens.vsix");
        EditorExtension.write(extension, packed, platform, version, folder);
        if (platform.startsWith("linux")) {
            DebianPackage.write(layout, layout.packed(image, false), share, platform, version, folder);
            new ImageArchive(work).write(layout.packed(image, false), platform, version, folder);
        }
        Tree site = new Site(project, layout).make(manual, version);
        unpack(site, folder.resolveSibling("site"));
        Archives.tarGz(new Tree().addAll("daemonlens-docs/", site), folder.resolve(name + "-docs.tar.gz"));
        Channels.write(version, layout.sources().resolve("channels"), checksums(folder), folder.resolveSibling("channels"));
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
