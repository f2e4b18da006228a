package io.daemonlens.cli.program;

import io.daemonlens.text.VisibleText;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Standard error: every message passes {@link VisibleText}, which escapes control characters. */
public final class MessageStream extends PrintStream {

    public MessageStream(OutputStream out) {
        super(out, false, StandardCharsets.UTF_8);
    }

    // All other print methods for text end here.
    @Override
    public void print(String text) {
        super.print(VisibleText.of(String.valueOf(text)));
    }
}
