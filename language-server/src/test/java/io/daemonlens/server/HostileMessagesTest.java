package io.daemonlens.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After any messages, a correct request is answered correctly. */
class HostileMessagesTest {

    private static final int MESSAGES = Integer.getInteger("daemonlens.messages", 10_000);
    private static final long SEED = Long.getLong("daemonlens.seed", 20261129L);

    private static final String MANIFEST =
            "apiVersion: apps/v1\\nkind: DaemonSet\\nmetadata:\\n  name: agent\\n";

    private static final List<String> METHODS =
            List.of(
                    "initialize",
                    "initialized",
                    "textDocument/didOpen",
                    "textDocument/didChange",
                    "textDocument/didSave",
                    "textDocument/didClose",
                    "textDocument/hover",
                    "textDocument/completion",
                    "textDocument/codeAction",
                    "textDocument/codeLens",
                    "textDocument/documentSymbol",
                    "textDocument/foldingRange",
                    "textDocument/selectionRange",
                    "textDocument/rename",
                    "textDocument/formatting",
                    "textDocument/onTypeFormatting",
                    "textDocument/semanticTokens/full",
                    "textDocument/diagnostic",
                    "workspace/symbol",
                    "workspace/didChangeConfiguration",
                    "workspace/didChangeWatchedFiles",
                    "workspace/didChangeWorkspaceFolders",
                    "daemonlens/preview",
                    "daemonlens/rollout",
                    "daemonlens/locate",
                    "daemonlens/trust",
                    "$/cancelRequest",
                    "no/such");

    private static final List<String> NAMES =
            List.of(
                    "textDocument",
                    "uri",
                    "version",
                    "text",
                    "languageId",
                    "position",
                    "range",
                    "start",
                    "end",
                    "line",
                    "character",
                    "contentChanges",
                    "settings",
                    "daemonlens",
                    "rules",
                    "changes",
                    "event",
                    "added",
                    "context",
                    "diagnostics",
                    "capabilities",
                    "field",
                    "options",
                    "id",
                    "ch");

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "1",
                    "2147483647",
                    "-2147483648",
                    "99999999999999999999",
                    "1e999",
                    "1.5",
                    "\"\"",
                    "\"file:///none/a.yaml\"",
                    "\"file:///%zz\"",
                    "\"untitled:a\"",
                    "\"\\ud800\"",
                    "\"kind: DaemonSet\\n\"",
                    "\"apiVersion: apps/v1\\nkind: DaemonSet\\nspec: {a: [\"",
                    "[]",
                    "{}");

    private OutputStream toServer;
    private final BlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() throws Exception {
        PipedInputStream serverIn = new PipedInputStream(1 << 20);
        PipedInputStream clientIn = new PipedInputStream(1 << 20);
        PipedOutputStream serverOut = new PipedOutputStream(clientIn);
        toServer = new PipedOutputStream(serverIn);
        run("server", () -> new Server(new Streams(serverIn, serverOut)).run());
        run("client", () -> listen(clientIn));
        send("{\"jsonrpc\":\"2.0\",\"id\":\"first\",\"method\":\"initialize\",\"params\":{}}");
    }

    @AfterEach
    void end() throws IOException {
        toServer.close();
    }

    private static void run(String name, Runnable code) {
        Thread thread = new Thread(code, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Test
    void afterRandomMessages() throws Exception {
        System.out.println("seed " + SEED + ", " + MESSAGES + " messages (-Ddaemonlens.seed)");
        Random chance = new Random(SEED);
        for (int i = 0; i < MESSAGES; i++) {
            String message = message(chance, i);
            if (chance.nextInt(10) == 0) {
                message = message.substring(0, chance.nextInt(message.length()));
            }
            send(message);
        }
        answersHover();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: abc\r\n\r\n{}",
                "Content-Length: -5\r\n\r\n",
                "Content-Length: 99999999999\r\n\r\n{\"a\":1}",
                "Content-Length: 2147483647\r\n\r\n{\"a\":1}",
                "Foo: bar\r\n\r\n{}",
                "hello world\r\n\r\n",
                "{\"jsonrpc\":\"2.0\",\"id\":1}\n",
                "\r\n\r\n\r\n",
            })
    void afterABrokenFrame(String frame) throws Exception {
        toServer.write(frame.getBytes(StandardCharsets.UTF_8));
        answersHover();
    }

    @Test
    void afterLongBodiesThatCannotBeRead() throws Exception {
        String position = "\"position\":{\"line\":99999999999999999999,\"character\":1}";
        String padding = "x".repeat(20_000);
        String hover =
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"textDocument/hover\",\"params\":";
        send(hover + "{" + position + ",\"x\":\"" + padding + "\"}}");
        send(hover + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        send(hover + padding);
        answersHover();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1})
    void afterPositionsOutsideOfTheText(int place) throws Exception {
        String at = "{\"line\":1,\"character\":" + place + "}";
        String line = "{\"line\":" + place + ",\"character\":" + place + "}";
        open("file:///none/b.yaml");
        for (String each : List.of(at, line)) {
            String file = "\"textDocument\":{\"uri\":\"file:///none/b.yaml\",\"version\":2}";
            send(
                    "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"textDocument/hover\",\"params\":{"
                            + file
                            + ",\"position\":"
                            + each
                            + "}}");
            send(
                    "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{"
                            + file
                            + ",\"contentChanges\":[{\"range\":{\"start\":"
                            + each
                            + ",\"end\":"
                            + each
                            + "},\"text\":\"\"}]}}");
        }
        answersHover();
    }

    private void open(String uri) throws IOException {
        send(
                "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":"
                        + "{\"uri\":\""
                        + uri
                        + "\",\"languageId\":\"yaml\",\"version\":1,\"text\":\""
                        + MANIFEST
                        + "\"}}}");
    }

    private void answersHover() throws Exception {
        open("file:///none/last.yaml");
        send(
                "{\"jsonrpc\":\"2.0\",\"id\":\"last\",\"method\":\"textDocument/hover\",\"params\":"
                        + "{\"textDocument\":{\"uri\":\"file:///none/last.yaml\"},"
                        + "\"position\":{\"line\":1,\"character\":1}}}");
        JsonObject answer;
        do {
            answer = answers.poll(60, TimeUnit.SECONDS);
            assertThat(answer).as("an answer to the last request").isNotNull();
        } while (!answer.has("id") || !answer.get("id").toString().equals("\"last\""));
        assertThat(answer.toString()).contains("Kind is a string");
    }

    private static String message(Random chance, int id) {
        String method = METHODS.get(chance.nextInt(METHODS.size()));
        String own = chance.nextInt(4) == 0 ? "" : "\"id\":" + id + ",";
        return "{\"jsonrpc\":\"2.0\","
                + own
                + "\"method\":\""
                + method
                + "\",\"params\":"
                + json(chance, 4)
                + "}";
    }

    private static String json(Random chance, int depth) {
        if (depth == 0 || chance.nextInt(5) == 0) {
            return VALUES.get(chance.nextInt(VALUES.size()));
        }
        boolean list = chance.nextInt(4) == 0;
        StringBuilder text = new StringBuilder(list ? "[" : "{");
        int members = chance.nextInt(5);
        for (int i = 0; i < members; i++) {
            text.append(i == 0 ? "" : ",");
            if (!list) {
                text.append(new Gson().toJson(NAMES.get(chance.nextInt(NAMES.size())))).append(':');
            }
            text.append(json(chance, depth - 1));
        }
        return text.append(list ? ']' : '}').toString();
    }

    private void send(String message) throws IOException {
        byte[] body = message.getBytes(StandardCharsets.UTF_8);
        String head = "Content-Length: " + body.length + "\r\n\r\n";
        toServer.write(head.getBytes(StandardCharsets.US_ASCII));
        toServer.write(body);
        toServer.flush();
    }

    private void listen(InputStream in) {
        try {
            while (true) {
                StringBuilder head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0) {
                    int next = in.read();
                    if (next < 0) {
                        return;
                    }
                    head.append((char) next);
                }
                String length = head.substring(head.indexOf(":") + 1, head.indexOf("\r"));
                byte[] body = in.readNBytes(Integer.parseInt(length.strip()));
                String text = new String(body, StandardCharsets.UTF_8);
                answers.add(JsonParser.parseString(text).getAsJsonObject());
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }
}
