package io.daemonlens.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.jsonrpc.MessageIssueHandler;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageProducer;

/**
 * The messages of a client, frame by frame. LSP4J stops reading a body at its first mistake and
 * would take the rest of it for headers, so each body is read to its end first. After a broken
 * header, reading continues at the next {@code Content-Length}.
 */
final class IncomingMessages extends StreamMessageProducer {

    private static final Logger LOG = Logger.getLogger(IncomingMessages.class.getName());
    private static final String LENGTH = "Content-Length:";

    /** The longest message that is read, in bytes. */
    private static final int LARGEST = 256 << 20;

    IncomingMessages(InputStream in, MessageJsonHandler json, MessageIssueHandler issues) {
        super(in, json, issues);
    }

    @Override
    protected void parseHeader(String line, Headers headers) {
        int start = line.lastIndexOf(LENGTH);
        if (start < 0) {
            super.parseHeader(line, headers);
            return;
        }
        String number = line.substring(start + LENGTH.length()).strip();
        boolean valid = number.matches("[0-9]{1,9}") && Integer.parseInt(number) <= LARGEST;
        headers.contentLength = valid ? Integer.parseInt(number) : -1;
    }

    @Override
    protected boolean handleMessage(InputStream input, Headers headers) {
        byte[] body;
        try {
            body = input.readNBytes(headers.contentLength);
        } catch (IOException e) {
            return false;
        }
        if (body.length < headers.contentLength) {
            return false;
        }
        try {
            return super.handleMessage(new ByteArrayInputStream(body), headers);
        } catch (StackOverflowError | OutOfMemoryError e) {
            LOG.log(Level.WARNING, "A message was left out: {0}", e.toString());
            return true;
        }
    }
}
