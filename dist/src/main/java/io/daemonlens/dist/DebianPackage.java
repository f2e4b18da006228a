package io.daemonlens.dist;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;

/** A package for Debian and Ubuntu: everything below {@code /usr/lib/daemonlens}, links and documentation where they belong. */
final class DebianPackage {

    private DebianPackage() {}

    static Path write(Layout layout, Tree packed, Tree share, String platform, String version, Path folder) throws IOException {
        String architecture = platform.endsWith("x64") ? "amd64" : "arm64";
        Tree data = new Tree();
        data.addAll("./usr/lib/daemonlens/", packed);
        data.addAll("./usr/share/", share);
        data.link("./usr/bin/daemonlens", "../lib/daemonlens/bin/daemonlens");
        data.link("./usr/bin/kubectl-daemonlens", "../lib/daemonlens/bin/kubectl-daemonlens");
        data.add("./usr/share/doc/daemonlens/copyright", Tree.PLAIN, layout.text("deb/copyright", Map.of()));
        data.entries().remove("./usr/lib/daemonlens/LICENSE");
        Map<String, String> values =
                Map.of("VERSION", version, "ARCHITECTURE", architecture, "SIZE", String.valueOf(data.size() / 1024));
        Tree control = new Tree();
        control.add("./control", Tree.PLAIN, layout.text("deb/control", values));
        Path file = folder.resolve("daemonlens_" + version + "_" + architecture + ".deb");
        try (OutputStream out = Files.newOutputStream(file);
                ArArchiveOutputStream ar = new ArArchiveOutputStream(out)) {
            put(ar, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
            put(ar, "control.tar.gz", Archives.tarGz(control));
            put(ar, "data.tar.gz", Archives.tarGz(data));
        }
        return file;
    }

    private static void put(ArArchiveOutputStream ar, String name, byte[] bytes) throws IOException {
        ar.putArchiveEntry(new ArArchiveEntry(name, bytes.length, 0, 0, 0100644, Archives.DATE.getEpochSecond()));
        ar.write(bytes);
        ar.closeArchiveEntry();
    }
}
