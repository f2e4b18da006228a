package io.daemonlens.report.lint;

import io.daemonlens.findings.Finding;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * What stays the same about a finding when lines are added above it: file, object, code, field and
 * words.
 */
public final class Fingerprint {

    private Fingerprint() {}

    public static String of(LintDocument document, Finding finding) {
        String text =
                String.join(
                        "\0",
                        document.file(),
                        String.valueOf(document.namespace()),
                        String.valueOf(document.name()),
                        finding.code(),
                        finding.field(),
                        finding.message());
        return of(text);
    }

    /**
     * The same for a baseline: it follows the object into other files and folders, and does not
     * change with the number of a line. What has no name is known by its file's name alone.
     */
    public static String ofObject(LintDocument document, Finding finding) {
        String file = document.file();
        String known =
                document.name() == null
                        ? file.substring(file.lastIndexOf('/') + 1)
                        : document.namespace() + "\0" + document.name();
        return of(
                String.join(
                        "\0",
                        known,
                        finding.code(),
                        finding.field(),
                        finding.message().replaceAll("line \\d+", "line")));
    }

    private static String of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return String.format("%08x%08x", crc.getValue(), text.hashCode());
    }
}
