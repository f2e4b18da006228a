package io.daemonlens.cli;

import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * {@code daemonlens warm-up}: runs the code paths of commands and server and loads all other
 * classes of the program, so that the class archive made of this run contains them. One missing
 * class costs a start 6 ms, because Java then opens the jar. Prints nothing; only the launcher
 * calls it.
 */
final class WarmUp {

    /**
     * A manifest that passes the common rules, one that breaks some, and one whose wrong types load
     * the schemas of every kind of field.
     */
    private static final String MANIFEST =
            """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent, namespace: kube-system}
            spec:
              selector: {matchLabels: {app: agent}}
              updateStrategy: {rollingUpdate: {maxUnavailable: 10%}}
              template:
                metadata:
                  labels: {app: agent}
                spec:
                  tolerations: [{operator: Exists, effect: NoSchedule}]
                  containers:
                  - name: agent
                    image: example.com/agent:1
                    env: [{name: NODE, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}]
                    ports: [{containerPort: 80, name: http}]
                    resources: {requests: {cpu: 50m, memory: 64Mi}, limits: {memory: 64Mi}}
                    readinessProbe: {httpGet: {path: /, port: http}}
                    securityContext: {capabilities: {drop: [ALL]}}
                    volumeMounts: [{name: log, mountPath: /var/log}]
                  volumes:
                  - name: log
                    hostPath: {path: /var/log}
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent}
            bogus: 1
            spec:
              selector: {matchLabels: {app: other}}
              template:
                metadata:
                  labels: {app: agent}
                spec:
                  restartPolicy: Never
                  containers:
                  - name: agent
                    image: ""
                    hostt: 1
                    volumeMounts: [{name: gone, mountPath: /x}]
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent}
            spec:
              template:
                spec:
                  tolerations: [{operator: Exists, effect: NoSchedule}]
                  containers:
                  - image: [1]
                    imagePullPolicy: Sometimes
                    ports: [{containerPort: 80, name: http}]
                    resources: {requests: {cpu: 50m, memory: 1.5}}
                    readinessProbe: {httpGet: {path: /, port: http}, periodSeconds: 5}
                    securityContext: {capabilities: {drop: [ALL]}, privileged: "no"}
            """;

    /** The capabilities of an editor that supports everything the server uses at a start. */
    private static final String CAPABILITIES =
            "{\"workspace\":{\"configuration\":true},\"textDocument\":{\"publishDiagnostics\":"
                    + "{\"versionSupport\":true,\"relatedInformation\":true},"
                    + "\"hover\":{\"contentFormat\":[\"markdown\"]},\"completion\":{\"completionItem\":"
                    + "{\"snippetSupport\":true,\"documentationFormat\":[\"markdown\"]}}}}";

    private WarmUp() {}

    static int run() throws IOException {
        loadOurs();
        Path folder = Files.createTempDirectory("daemonlens");
        Path file = Files.writeString(folder.resolve("agent.yaml"), MANIFEST);
        Terminal silent =
                new Terminal(
                        InputStream.nullInputStream(),
                        new PrintStream(
                                OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                        new PrintStream(
                                OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                        folder,
                        Map.of(),
                        false);
        try {
            for (List<String> words :
                    List.of(
                            List.of("lint", "agent.yaml"),
                            List.of("lint", "-o", "json", "."),
                            List.of("lint", "--kubernetes-version", "1.28..1.34", "agent.yaml"),
                            List.of("preview", "agent.yaml"),
                            List.of("preview", "-o", "json", "agent.yaml"))) {
                Main.run(words, silent);
            }
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
        System.setIn(
                new SequenceInputStream(
                        new ByteArrayInputStream(work()), new PausedInputStream(goodBye())));
        Main.run(List.of("server"), silent);
        return Command.CLEAN;
    }

    /**
     * Loads the program's classes without initializing them. A run from class files has no archive.
     */
    private static void loadOurs() throws IOException {
        Path jar = Path.of(System.getProperty("java.class.path"));
        if (!Files.isRegularFile(jar)) {
            return;
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                String name = all.nextElement().getName();
                if (name.startsWith("io/daemonlens/") && name.endsWith(".class")) {
                    load(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
                }
            }
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, WarmUp.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // The class needs a library that this jar does not contain; the archive omits it.
            return;
        }
    }

    /** A stream whose bytes arrive after a pause, like an editor's shutdown after its requests. */
    private static final class PausedInputStream extends ByteArrayInputStream {

        private boolean paused;

        PausedInputStream(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            pause();
            return super.read(into, offset, length);
        }

        @Override
        public synchronized int read() {
            pause();
            return super.read();
        }

        private void pause() {
            if (!paused) {
                paused = true;
                try {
                    Thread.sleep(1_500);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** The messages of an editor session: open a manifest, hover, type, close. */
    private static byte[] work() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String document = "\"textDocument\":{\"uri\":\"file:///w/a.yaml\"}";
        String position = document + ",\"position\":{\"line\":11,\"character\":10}";
        say(
                bytes,
                "{\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":"
                        + CAPABILITIES
                        + "}}");
        say(bytes, "{\"method\":\"initialized\",\"params\":{}}");
        say(bytes, "{\"id\":\"1\",\"result\":[null]}");
        say(
                bytes,
                "{\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\"file:///w/a.yaml\","
                        + "\"languageId\":\"yaml\",\"version\":1,\"text\":\""
                        + MANIFEST.replace("\"", "\\\"").replace("\n", "\\n")
                        + "\"}}}");
        say(bytes, "{\"id\":2,\"method\":\"textDocument/hover\",\"params\":{" + position + "}}");
        say(
                bytes,
                "{\"id\":3,\"method\":\"textDocument/completion\",\"params\":{" + position + "}}");
        say(bytes, "{\"id\":4,\"method\":\"textDocument/codeLens\",\"params\":{" + document + "}}");
        return bytes.toByteArray();
    }

    private static byte[] goodBye() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        say(bytes, "{\"id\":5,\"method\":\"shutdown\"}");
        say(bytes, "{\"method\":\"exit\"}");
        return bytes.toByteArray();
    }

    private static void say(ByteArrayOutputStream bytes, String message) {
        byte[] body =
                ("{\"jsonrpc\":\"2.0\"," + message.substring(1)).getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(
                ("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
    }
}
