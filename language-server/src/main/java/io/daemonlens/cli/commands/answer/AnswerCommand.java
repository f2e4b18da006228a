package io.daemonlens.cli.commands.answer;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.conformance.Answerer;
import io.daemonlens.engine.conformance.FilterAnswerer;
import io.daemonlens.engine.conformance.HashAnswerer;
import io.daemonlens.engine.conformance.IntOrStringAnswerer;
import io.daemonlens.engine.conformance.PlaceAnswerer;
import io.daemonlens.engine.conformance.QuantityAnswerer;
import io.daemonlens.engine.conformance.RunAnswerer;
import io.daemonlens.engine.conformance.SelectorAnswerer;
import io.daemonlens.engine.conformance.SyncAnswerer;
import io.daemonlens.engine.json.JsonWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** {@code daemonlens answer KIND < cases.jsonl}: answers recorded cases, for conformance checks. */
public final class AnswerCommand {

    /** The answerer of each kind of case, created only when needed. */
    private static final Map<String, Supplier<Answerer>> KINDS = new TreeMap<>();

    static {
        KINDS.put("create", CreateAnswerer::new);
        KINDS.put("default", DefaultAnswerer::new);
        KINDS.put("filter", FilterAnswerer::new);
        KINDS.put("hash", HashAnswerer::new);
        KINDS.put("intstr", IntOrStringAnswerer::new);
        KINDS.put("place", PlaceAnswerer::new);
        KINDS.put("quantity", QuantityAnswerer::new);
        KINDS.put("run", RunAnswerer::new);
        KINDS.put("selector", SelectorAnswerer::new);
        KINDS.put("sync", SyncAnswerer::new);
        KINDS.put("update", UpdateAnswerer::new);
    }

    private AnswerCommand() {}

    /** Answers every line of the input and returns the exit code. */
    public static int run(String kind, InputStream in, PrintStream out, PrintStream err)
            throws IOException {
        Supplier<Answerer> supplier = KINDS.get(kind);
        if (supplier == null) {
            err.println("daemonlens answer: KIND is one of " + String.join(", ", KINDS.keySet()));
            return 2;
        }
        Answerer answerer = supplier.get();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        int number = 0;
        int exit = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                answerer.answer(
                        JsonReader.readObject(line),
                        answer -> out.println(JsonWriter.compact(answer)));
            } catch (JsonReader.SyntaxException e) {
                err.println("daemonlens answer: line " + number + ": " + e.getMessage());
                exit = 3;
            } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
                err.println("daemonlens answer: line " + number + ": cannot be answered: " + e);
                exit = 3;
            }
        }
        out.flush();
        return exit;
    }
}
