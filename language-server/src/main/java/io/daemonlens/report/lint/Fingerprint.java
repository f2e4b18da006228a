package io.daemonlens.report.lint;

import io.daemonlens.findings.Finding;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The stable identity of a finding when lines are added above it: file, object, code, field and
 * message.
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
     * Returns the fingerprint for a baseline: it follows the object into other files and folders,
     * and does not depend on line numbers. A document without a name is identified by its file name
     * alone.
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
