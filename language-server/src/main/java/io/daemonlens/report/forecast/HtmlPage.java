package io.daemonlens.report.forecast;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A report as one self-contained HTML page: the report's own JSON, a style sheet and a script that
 * shows it. The script and the style sheet are built from {@code src/main/page} and kept in the
 * resources.
 *
 * <p>The page's Content Security Policy allows only that script and that style sheet, by their
 * hashes: the page makes no requests, and no text of a report can become markup, neither here (the
 * JSON is escaped) nor in the browser (Trusted Types refuse every parsing of markup).
 */
public final class HtmlPage {

    private static final String STYLE = resource("page.css");
    private static final String SCRIPT = resource("page.js");

    private static final String POLICY =
            "default-src 'none'; script-src 'sha256-"
                    + hash(SCRIPT)
                    + "'; style-src 'sha256-"
                    + hash(STYLE)
                    + "'; img-src data:; base-uri 'none'; form-action 'none';"
                    + " require-trusted-types-for 'script'; trusted-types 'none'";

    private HtmlPage() {}

    /**
     * The origin of a page, shown in its head.
     *
     * @param command as typed; null if there was none
     * @param date the date; null to omit it
     * @param version of DaemonLens
     */
    public record Origin(String command, String date, String version) {

        public static final Origin UNKNOWN = new Origin(null, null, null);
    }

    /** Returns the page for a report of any kind. */
    public static String of(JsonObject report, Origin origin, Wording words) {
        JsonObject sentences = new JsonObject();
        for (String key : Wording.pageKeys()) {
            sentences.put(key, words.say(key));
        }
        JsonObject facts =
                new JsonObject().put("language", words.language()).put("words", sentences);
        put(facts, "command", origin.command());
        put(facts, "date", origin.date());
        put(facts, "version", origin.version());
        String data = embedded(report);
        return new StringBuilder(SCRIPT.length() + STYLE.length() + data.length() + 16_384)
                .append("<!DOCTYPE html>\n<html lang=\"")
                .append(words.language())
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(POLICY)
                .append(
                        "\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n")
                .append("<link rel=\"icon\" href=\"data:,\">\n<title>")
                .append(escape(title(report, words)))
                .append("</title>\n<style>")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<noscript><p>")
                .append(escape(words.say("html.no-script")))
                .append("</p></noscript>\n<script type=\"application/json\" id=\"page\">")
                .append(embedded(facts))
                .append("</script>\n<script type=\"application/json\" id=\"report\">")
                .append(data)
                .append("</script>\n<script>")
                .append(SCRIPT)
                .append("</script>\n</body>\n</html>\n")
                .toString();
    }

    private static void put(JsonObject facts, String name, String value) {
        if (value == null) {
            facts.put(name, JsonNull.NULL);
        } else {
            facts.put(name, value);
        }
    }

    private static String title(JsonObject report, Wording words) {
        JsonObject daemonSet = report.object("daemonSet");
        String name = daemonSet == null ? "" : daemonSet.text("name");
        JsonArray previews = report.array("previews");
        if (previews != null && previews.size() == 1 && previews.get(0) instanceof JsonObject one) {
            name = one.text("name");
        }
        String kind = words.say("html.title." + report.text("kind"));
        String shown = name.length() > 80 ? name.substring(0, 80) + "…" : name;
        return shown.isEmpty() ? "DaemonLens " + kind : shown + " · DaemonLens " + kind;
    }

    /**
     * Escapes JSON for a script element: {@code </script>} and {@code <!--} end or change a script
     * element even inside a string.
     */
    static String embedded(JsonObject value) {
        String json = JsonWriter.compact(value);
        StringBuilder out = new StringBuilder(json.length() + 64);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            switch (c) {
                case '<' -> out.append("\\u003c");
                case '>' -> out.append("\\u003e");
                case '&' -> out.append("\\u0026");
                case '\u2028' -> out.append("\\u2028");
                case '\u2029' -> out.append("\\u2029");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    static String escape(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (InputStream in = HtmlPage.class.getResourceAsStream("/page/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the resource page/" + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder()
                    .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
