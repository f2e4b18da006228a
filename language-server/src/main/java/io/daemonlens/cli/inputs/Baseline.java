package io.daemonlens.cli.inputs;

import io.daemonlens.cli.program.FileSaver;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.report.lint.Fingerprint;
import io.daemonlens.report.lint.LintDocument;
import io.daemonlens.text.FileBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A baseline: a file of fingerprints of known findings, so that only new findings are reported. */
public final class Baseline {

    private Baseline() {}

    /** Returns the documents without the findings that the file lists. */
    public static List<LintDocument> without(Path file, List<LintDocument> documents) {
        Set<String> known = read(file);
        List<LintDocument> left = new ArrayList<>();
        for (LintDocument document : documents) {
            List<LintDocument.Item> fresh =
                    document.findings().stream()
                            .filter(item -> !isKnown(document, item, known))
                            .toList();
            left.add(document.withFindings(fresh));
        }
        return left;
    }

    /** Baselines of earlier versions also identify findings by file; both forms are accepted. */
    private static boolean isKnown(
            LintDocument document, LintDocument.Item item, Set<String> known) {
        return known.contains(Fingerprint.ofObject(document, item.finding()))
                || known.contains(Fingerprint.of(document, item.finding()));
    }

    private static Set<String> read(Path file) {
        try {
            JsonObject json =
                    JsonReader.readObject(
                            new String(FileBytes.ofRegular(file), StandardCharsets.UTF_8));
            JsonArray list = json.array("fingerprints");
            Set<String> known = new HashSet<>();
            for (JsonValue each : list == null ? List.<JsonValue>of() : list.items()) {
                known.add(each instanceof JsonText text ? text.value() : "");
            }
            return known;
        } catch (IOException e) {
            throw new UsageException("--baseline " + file + ": " + InputFiles.reason(e));
        } catch (JsonReader.SyntaxException e) {
            throw new UsageException("--baseline " + file + ": no baseline: " + e.getMessage());
        }
    }

    public static void write(Path file, List<LintDocument> documents) throws IOException {
        Set<String> sorted = new TreeSet<>();
        for (LintDocument document : documents) {
            for (LintDocument.Item item : document.findings()) {
                if (item.finding().counts()) {
                    sorted.add(Fingerprint.ofObject(document, item.finding()));
                }
            }
        }
        JsonArray list = new JsonArray();
        sorted.forEach(list::add);
        JsonObject json =
                new JsonObject()
                        .put("apiVersion", "daemonlens.io/v1")
                        .put("kind", "LintBaseline")
                        .put("fingerprints", list);
        FileSaver.save(file, JsonWriter.compact(json).replace(",\"", ",\n\"") + "\n");
    }
}
