package io.daemonlens.report.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a page is made of. How it looks and behaves is tested in a browser, by the checks. */
class HtmlPageTest {

    private static final Path SOURCES = Path.of("src/main/page");
    private static final Path BUILT = Path.of("src/main/resources/page");

    private static final JsonObject REPORT =
            JsonReader.readObject(
                    """
                    {"kind": "PreviewReport", "previews": [{"name": "agent", "namespace": "team"}]}
                    """);

    @Test
    void thePageHoldsTheReportAsItIs() {
        String page = HtmlPage.of(REPORT, HtmlPage.Origin.UNKNOWN, Wording.ENGLISH);
        assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en\">");
        assertThat(page).contains("<title>agent · DaemonLens preview</title>");
        assertThat(JsonReader.readObject(embedded("report", page))).isEqualTo(REPORT);
    }

    @Test
    void theWordsAreThoseOfTheLanguage() {
        HtmlPage.Origin origin = new HtmlPage.Origin("daemonlens preview a.yaml", "today", "1");
        String page = HtmlPage.of(REPORT, origin, Wording.CHINESE);
        JsonObject facts = JsonReader.readObject(embedded("page", page));
        assertThat(page).contains("<html lang=\"zh-CN\">");
        assertThat(facts.text("command")).isEqualTo("daemonlens preview a.yaml");
        assertThat(facts.object("words").text("html.section.nodes")).isEqualTo("节点");
    }

    @Test
    void noTextOfAReportIsMarkup() {
        String hostile = "</script><script>alert(1)</script><!--<b title=\"&amp;\">\u2028]]>";
        JsonObject report = new JsonObject().put("kind", "RolloutReport");
        report.put("daemonSet", new JsonObject().put("name", new JsonText(hostile)));
        String page = HtmlPage.of(report, HtmlPage.Origin.UNKNOWN, Wording.ENGLISH);
        assertThat(page).doesNotContain("alert(1)</script>").doesNotContain("<b title");
        assertThat(embedded("report", page)).doesNotContain("<").doesNotContain("\u2028");
        assertThat(JsonReader.readObject(embedded("report", page))).isEqualTo(report);
    }

    @Test
    void thePolicyAllowsItsOwnScriptAndStyleOnly() throws Exception {
        String page = HtmlPage.of(REPORT, HtmlPage.Origin.UNKNOWN, Wording.ENGLISH);
        Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(page);
        Matcher script = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(page);
        assertThat(style.find()).isTrue();
        assertThat(script.find()).isTrue();
        assertThat(page)
                .contains("style-src 'sha256-" + hash(style.group(1)) + "';")
                .contains("script-src 'sha256-" + hash(script.group(1)) + "';")
                .contains("default-src 'none'");
        assertThat(page).doesNotContainPattern("(?i)(src|href)=[\"']?(https?:)?//");
    }

    @Test
    void withoutDataAPageIsSmall() {
        String page = HtmlPage.of(new JsonObject(), HtmlPage.Origin.UNKNOWN, Wording.CHINESE);
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(150_000);
    }

    /** Without Node this is how a change of the sources that was not built shows itself. */
    @Test
    void theScriptIsBuiltFromTheseSources() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Path source : sources()) {
            String text = Files.readString(source).replace("\r\n", "\n");
            digest.update((source.getFileName() + "\n" + text + "\n").getBytes("UTF-8"));
        }
        String stamp = HexFormat.of().formatHex(digest.digest());
        assertThat(Files.readString(BUILT.resolve("page.js")))
                .as("run \"npm run page\" in vscode-client after a change of src/main/page")
                .startsWith("/* " + stamp + " */");
    }

    @Test
    void everySentenceThatThePageNamesIsThere() throws IOException {
        Pattern named = Pattern.compile("\\b(?:say|count)\\('([\\w.-]+)'");
        TreeSet<String> missing = new TreeSet<>();
        int found = 0;
        for (Path source : sources()) {
            Matcher names = named.matcher(Files.readString(source));
            while (names.find()) {
                found++;
                missing.add("html." + names.group(1));
            }
        }
        missing.removeAll(new TreeSet<>(Wording.pageKeys()));
        assertThat(found).isGreaterThan(50);
        assertThat(missing).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            List<Path> all = new ArrayList<>();
            files.filter(each -> each.toString().matches(".*\\.(ts|css)")).forEach(all::add);
            all.sort(java.util.Comparator.comparing(each -> each.getFileName().toString()));
            return all;
        }
    }

    private static String embedded(String id, String page) {
        String open = "<script type=\"application/json\" id=\"" + id + "\">";
        int from = page.indexOf(open) + open.length();
        return page.substring(from, page.indexOf("</script>", from));
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes("UTF-8"));
        return Base64.getEncoder().encodeToString(digest);
    }
}
