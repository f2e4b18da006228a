package io.daemonlens.dist;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * A container image as an OCI archive: a layer of Debian's packages (the C libraries, and busybox for
 * scripts of pipelines), and a layer of ours. It runs as a user without rights on a root that need
 * not be writable. Written after the OCI image specification 1.1, because no container engine may be
 * assumed where this is built.
 */
final class ImageArchive {

    private static final List<String> PACKAGES = List.of("libc6", "libgcc-s1", "libstdc++6", "zlib1g", "busybox-static");

    /** What of the packages the image needs; documentation and converters stay out. */
    private static final String WANTED =
            "^(lib|lib64|usr/lib)/(x86_64-linux-gnu/|aarch64-linux-gnu/)?[^/]*\\.so[^/]*$|^bin/busybox$|^usr/share/doc/[^/]*/copyright$";

    private static final List<String> APPLETS =
            List.of("sh", "cat", "cp", "env", "find", "grep", "head", "ls", "mkdir", "mktemp", "mv", "rm", "sed", "sleep", "sort", "tail", "tar", "tee", "tr", "wc", "xargs");

    private final Path work;

    ImageArchive(Path work) {
        this.work = work;
    }

    /** Writes the image, or returns null where this machine has no Debian packages to take. */
    Path write(Tree packed, String platform, String version, Path folder) throws IOException {
        Tree base = base();
        if (base == null) {
            return null;
        }
        Tree ours = new Tree().addAll("opt/daemonlens/", packed);
        ours.link("usr/bin/daemonlens", "../../opt/daemonlens/bin/daemonlens");
        Tree archive = new Tree();
        List<String> layers = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Tree layer : List.of(base, ours)) {
            byte[] tar = Archives.tar(layer);
            ids.add("\"sha256:" + sha256(tar) + "\"");
            layers.add(blob(archive, "application/vnd.oci.image.layer.v1.tar+gzip", Archives.gz(tar)));
        }
        String architecture = platform.endsWith("x64") ? "amd64" : "arm64";
        String config =
                """
                {"created":"%s","architecture":"%s","os":"linux",\
                "config":{"User":"65532:65532","WorkingDir":"/work","Env":["PATH=/usr/bin:/bin","HOME=/tmp"],\
                "Entrypoint":["/usr/bin/daemonlens"],"Cmd":["--help"],\
                "Labels":{"org.opencontainers.image.title":"daemonlens","org.opencontainers.image.version":"%s",\
                "org.opencontainers.image.licenses":"Apache-2.0"}},\
                "rootfs":{"type":"layers","diff_ids":[%s]}}"""
                        .formatted(Archives.DATE, architecture, version, String.join(",", ids));
        String configBlob = blob(archive, "application/vnd.oci.image.config.v1+json", config.getBytes(StandardCharsets.UTF_8));
        String manifest =
                "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"config\":%s,\"layers\":[%s]}"
                        .formatted(configBlob, String.join(",", layers));
        String manifestBlob = blob(archive, "application/vnd.oci.image.manifest.v1+json", manifest.getBytes(StandardCharsets.UTF_8));
        String named =
                manifestBlob.substring(0, manifestBlob.length() - 1)
                        + ",\"platform\":{\"architecture\":\"%s\",\"os\":\"linux\"},\"annotations\":{\"org.opencontainers.image.ref.name\":\"%s\"}}"
                                .formatted(architecture, version);
        archive.add("index.json", Tree.PLAIN,
                "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":[%s]}".formatted(named));
        archive.add("oci-layout", Tree.PLAIN, "{\"imageLayoutVersion\":\"1.0.0\"}");
        Path file = folder.resolve("daemonlens-" + version + "-" + platform + ".oci.tar");
        Archives.tar(archive, file);
        return file;
    }

    private static String blob(Tree archive, String type, byte[] bytes) {
        String digest = sha256(bytes);
        archive.add("blobs/sha256/" + digest, Tree.PLAIN, bytes);
        return "{\"mediaType\":\"%s\",\"digest\":\"sha256:%s\",\"size\":%d}".formatted(type, digest, bytes.length);
    }

    private Tree base() throws IOException {
        Path packages = Files.createDirectories(work.resolve("packages"));
        if (list(packages).size() < PACKAGES.size()) {
            List<String> command = new ArrayList<>(List.of("apt-get", "-qq", "-o", "APT::Sandbox::User=root", "download"));
            command.addAll(PACKAGES);
            try {
                Programs.run(command, packages);
            } catch (IOException e) {
                System.err.println("dist: no container image, because Debian's packages cannot be had here: " + e.getMessage().lines().findFirst().orElse(""));
                return null;
            }
        }
        Tree tree = new Tree();
        for (Path each : list(packages)) {
            unpack(each, tree);
        }
        APPLETS.forEach(applet -> tree.link("bin/" + applet, "busybox"));
        tree.add("etc/passwd", Tree.PLAIN, "root:x:0:0:root:/root:/bin/sh\ndaemonlens:x:65532:65532::/work:/bin/sh\n");
        tree.add("etc/group", Tree.PLAIN, "root:x:0:\ndaemonlens:x:65532:\n");
        tree.add("work/.keep", Tree.PLAIN, "");
        tree.add("tmp/.keep", Tree.PLAIN, "");
        return tree;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> each.toString().endsWith(".deb")).sorted().toList();
        }
    }

    private static void unpack(Path deb, Tree into) throws IOException {
        try (ArArchiveInputStream ar = new ArArchiveInputStream(Files.newInputStream(deb))) {
            for (ArArchiveEntry each; (each = ar.getNextEntry()) != null; ) {
                if (each.getName().startsWith("data.tar")) {
                    InputStream xz = new XZCompressorInputStream(new ByteArrayInputStream(ar.readAllBytes()));
                    try (TarArchiveInputStream tar = new TarArchiveInputStream(xz)) {
                        copy(tar, into);
                    }
                }
            }
        }
    }

    private static void copy(TarArchiveInputStream tar, Tree into) throws IOException {
        for (TarArchiveEntry each; (each = tar.getNextEntry()) != null; ) {
            String path = each.getName().replaceFirst("^\\./", "");
            if (!path.matches(WANTED)) {
                continue;
            } else if (each.isSymbolicLink()) {
                into.link(path, each.getLinkName());
            } else if (each.isFile()) {
                into.add(path, each.getMode() & 0777, tar.readAllBytes());
            }
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
