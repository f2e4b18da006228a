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
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return String.format("%08x%08x", crc.getValue(), text.hashCode());
    }
}
