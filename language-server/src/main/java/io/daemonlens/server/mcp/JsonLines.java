package io.daemonlens.server.mcp;

import com.google.gson.JsonParseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageIssueException;
import org.eclipse.lsp4j.jsonrpc.MessageIssueHandler;
import org.eclipse.lsp4j.jsonrpc.MessageProducer;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;

/**
 * JSON-RPC messages, one a line, as the stdio transport of the Model Context Protocol sends them;
 * the language server's protocol puts a header before each message instead.
 */
final class JsonLines implements MessageProducer, MessageConsumer {

    /** The longest line to read, in bytes. A text of a manifest fits many times. */
    private static final int LONGEST = 32 << 20;

    private final InputStream in;
    private final OutputStream out;
    private final MessageJsonHandler json;
    private final MessageIssueHandler issues;

    /**
     * @param issues answers messages that are JSON but not valid requests
     */
    JsonLines(
            InputStream in, OutputStream out, MessageJsonHandler json, MessageIssueHandler issues) {
        this.in = in;
        this.out = out;
        this.json = json;
        this.issues = issues;
    }

    /** Passes on each message until the input ends. */
    @Override
    public void listen(MessageConsumer consumer) {
        try {
            for (String line = readLine(); line != null; line = readLine()) {
                if (!line.isBlank()) {
                    take(line, consumer);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(String line, MessageConsumer consumer) {
        try {
            consumer.consume(json.parseMessage(line));
        } catch (MessageIssueException e) {
            issues.handle(e.getRpcMessage(), e.getIssues());
        } catch (JsonParseException e) {
            ResponseMessage answer = new ResponseMessage();
            answer.setError(
                    new ResponseError(ResponseErrorCode.ParseError, "the line is not JSON", null));
            consume(answer);
        }
    }

    /** Returns the next line; null at the end. A line that is too long becomes invalid JSON. */
    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int read = in.read();
        if (read < 0) {
            return null;
        }
        boolean tooLong = false;
        while (read >= 0 && read != '\n') {
            tooLong |= line.size() >= LONGEST;
            if (!tooLong) {
                line.write(read);
            }
            read = in.read();
        }
        return tooLong ? "(too long)" : line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void consume(Message message) {
        // The serializer escapes line breaks in texts, so that a message is one line.
        byte[] line = (json.serialize(message) + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            try {
                out.write(line);
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
