package io.daemonlens.report.lint;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.findings.Finding;
import io.daemonlens.report.lint.LintDocument.Edit;
import io.daemonlens.report.lint.LintDocument.Item;
import io.daemonlens.report.lint.LintDocument.Span;
import java.util.Map;
import java.util.TreeMap;

/** A LintReport as SARIF 2.1.0, for code scanning. */
public final class SarifLintReport implements LintFormat {

    private final String version;

    public SarifLintReport(String version) {
        this.version = version;
    }

    @Override
    public void write(LintReport report, StringBuilder out) {
        Map<String, JsonObject> rules = new TreeMap<>();
        JsonArray results = new JsonArray();
        for (LintDocument document : report.documents()) {
            for (Item item : document.findings()) {
                String code = item.finding().code();
                rules.putIfAbsent(code, new JsonObject().put("id", code));
                results.add(result(document, item));
            }
        }
        JsonArray ruleList = new JsonArray();
        rules.values().forEach(ruleList::add);
        JsonObject driver =
                new JsonObject()
                        .put("name", "DaemonLens")
                        .put("semanticVersion", version)
                        .put("rules", ruleList);
        JsonObject run =
                new JsonObject()
                        .put("tool", new JsonObject().put("driver", driver))
                        .put("columnKind", "utf16CodeUnits")
                        .put("results", results);
        JsonObject sarif =
                new JsonObject()
                        .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
                        .put("version", "2.1.0")
                        .put("runs", new JsonArray().add(run));
        out.append(JsonWriter.compact(sarif)).append('\n');
    }

    private static JsonObject result(LintDocument document, Item item) {
        Finding finding = item.finding();
        String level =
                switch (finding.severity()) {
                    case ERROR -> "error";
                    case WARNING -> "warning";
                    case INFO -> "note";
                };
        String text =
                finding.help().isEmpty()
                        ? finding.message()
                        : finding.message() + "\n" + finding.help();
        JsonObject result =
                new JsonObject()
                        .put("ruleId", finding.code())
                        .put("level", level)
                        .put("message", new JsonObject().put("text", text))
                        .put(
                                "locations",
                                new JsonArray().add(location(document.file(), item.span(), null)))
                        .put(
                                "partialFingerprints",
                                new JsonObject()
                                        .put("daemonlens/v1", Fingerprint.of(document, finding)));
        if (!item.related().isEmpty()) {
            JsonArray related = new JsonArray();
            for (LintDocument.Other other : item.related()) {
                related.add(location(document.file(), other.span(), other.message()));
            }
            result.put("relatedLocations", related);
        }
        if (!finding.counts()) {
            result.put(
                    "suppressions",
                    new JsonArray()
                            .add(
                                    new JsonObject()
                                            .put("kind", "inSource")
                                            .put("justification", finding.suppressed())));
        }
        if (!item.fixes().isEmpty()) {
            JsonArray fixes = new JsonArray();
            item.fixes().forEach(fix -> fixes.add(fix(document.file(), fix)));
            result.put("fixes", fixes);
        }
        return result;
    }

    private static JsonObject fix(String file, LintDocument.Fix fix) {
        JsonArray replacements = new JsonArray();
        for (Edit edit : fix.edits()) {
            replacements.add(
                    new JsonObject()
                            .put("deletedRegion", region(edit.span()))
                            .put("insertedContent", new JsonObject().put("text", edit.newText())));
        }
        JsonObject change =
                new JsonObject()
                        .put("artifactLocation", new JsonObject().put("uri", uri(file)))
                        .put("replacements", replacements);
        return new JsonObject()
                .put("description", new JsonObject().put("text", fix.title()))
                .put("artifactChanges", new JsonArray().add(change));
    }

    private static JsonObject location(String file, Span span, String message) {
        JsonObject location =
                new JsonObject()
                        .put(
                                "physicalLocation",
                                new JsonObject()
                                        .put(
                                                "artifactLocation",
                                                new JsonObject().put("uri", uri(file)))
                                        .put("region", region(span)));
        return message == null
                ? location
                : location.put("message", new JsonObject().put("text", message));
    }

    private static JsonObject region(Span span) {
        return new JsonObject()
                .put("startLine", span.line())
                .put("startColumn", span.column())
                .put("endLine", span.endLine())
                .put("endColumn", span.endColumn());
    }

    /**
     * Returns a path as a URI: relative paths stay relative, blanks and similar are escaped. A
     * colon too, because what stands before it would be a scheme.
     */
    private static String uri(String file) {
        StringBuilder out = new StringBuilder();
        for (byte b : file.replace('\\', '/').getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/@".indexOf(c) >= 0);
            out.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return out.toString();
    }
}
