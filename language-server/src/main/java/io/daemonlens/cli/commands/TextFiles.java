package io.daemonlens.cli.commands;

import io.daemonlens.cli.program.FileSaver;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a changed text back in the encoding of its file, with its byte order mark. */
final class TextFiles {

    private TextFiles() {}

    static void rewrite(Path file, String text) throws IOException {
        byte[] old = Files.readAllBytes(file);
        Charset charset = StandardCharsets.UTF_8;
        int mark = 0;
        if (startsWith(old, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
            mark = 2;
        } else if (startsWith(old, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
            mark = 2;
        } else if (startsWith(old, 0xEF, 0xBB, 0xBF)) {
            mark = 3;
        }
        byte[] body = text.getBytes(charset);
        byte[] all = ByteBuffer.allocate(mark + body.length).put(old, 0, mark).put(body).array();
        FileSaver.save(file, all);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
