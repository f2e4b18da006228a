package io.daemonlens.dist;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** Writes trees as archives whose bytes depend on nothing but the tree. */
final class Archives {

    /** The date of every file; the same as of the jars. */
    static final Instant DATE = Instant.parse("2026-01-01T00:00:00Z");

    private Archives() {}

    static byte[] tar(Tree tree) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        tar(tree, out);
        return out.toByteArray();
    }

    static byte[] tarGz(Tree tree) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = gzip(out)) {
            tar(tree, gzip);
        }
        return out.toByteArray();
    }

    static void tarGz(Tree tree, Path to) throws IOException {
        try (OutputStream gzip = gzip(open(to))) {
            tar(tree, gzip);
        }
    }

    static byte[] gz(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = gzip(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static OutputStream gzip(OutputStream out) throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(Deflater.DEFAULT_COMPRESSION);
        return new GzipCompressorOutputStream(out, parameters);
    }

    static void tar(Tree tree, Path to) throws IOException {
        try (OutputStream out = open(to)) {
            tar(tree, out);
        }
    }

    private static void tar(Tree tree, OutputStream to) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(to, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        TreeSet<String> folders = new TreeSet<>();
        for (Map.Entry<String, Tree.Entry> each : tree.entries().entrySet()) {
            String path = each.getKey();
            for (int i = path.indexOf('/'); i >= 0; i = path.indexOf('/', i + 1)) {
                if (folders.add(path.substring(0, i + 1)) && !path.startsWith("./", i - 1)) {
                    put(tar, new TarArchiveEntry(path.substring(0, i + 1)), 0755, new byte[0]);
                }
            }
            Tree.Entry entry = each.getValue();
            TarArchiveEntry header =
                    entry.link() == null
                            ? new TarArchiveEntry(path)
                            : new TarArchiveEntry(path, TarConstants.LF_SYMLINK);
            if (entry.link() != null) {
                header.setLinkName(entry.link());
            }
            put(tar, header, entry.mode(), entry.bytes());
        }
        tar.finish();
        to.flush();
    }

    private static void put(TarArchiveOutputStream tar, TarArchiveEntry header, int mode, byte[] bytes)
            throws IOException {
        header.setModTime(FileTime.from(DATE));
        header.setIds(0, 0);
        header.setNames("root", "root");
        header.setMode(mode);
        header.setSize(bytes.length);
        tar.putArchiveEntry(header);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    static void zip(Tree tree, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (OutputStream out = open(to);
                ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            zip.setLevel(Deflater.DEFAULT_COMPRESSION);
            for (Map.Entry<String, Tree.Entry> each : tree.entries().entrySet()) {
                ZipArchiveEntry header = new ZipArchiveEntry(each.getKey());
                Tree.Entry entry = each.getValue();
                // The constructor that takes local parts: the date is the same in every time zone.
                header.setTimeLocal(DATE.atOffset(java.time.ZoneOffset.UTC).toLocalDateTime());
                header.setUnixMode(
                        (entry.link() == null ? UnixStat.FILE_FLAG : UnixStat.LINK_FLAG)
                                | entry.mode());
                zip.putArchiveEntry(header);
                zip.write(entry.link() == null ? entry.bytes() : entry.link().getBytes());
                zip.closeArchiveEntry();
            }
        }
    }

    private static OutputStream open(Path to) throws IOException {
        Files.createDirectories(to.toAbsolutePath().getParent());
        return new BufferedOutputStream(Files.newOutputStream(to), 1 << 16);
    }
}
