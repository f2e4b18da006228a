package io.daemonlens.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * The documentation as static pages that need no server: every page of {@code docs}, a page for each
 * code of a finding, the commands. A link that leads nowhere ends the build. The search runs in the
 * browser over an index that comes with the pages.
 */
final class Site {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder().extensions(EXTENSIONS).build();
    private static final TextContentRenderer TEXT = TextContentRenderer.builder().extensions(EXTENSIONS).build();
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
    private static final Pattern HREF = Pattern.compile(" (?:href|src)=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[a-z]+:.*", Pattern.DOTALL);

    private final Path project;
    private final Layout layout;

    /** Markdown by its path in the repository; and where its page lies in the site. */
    private final Map<String, String> sources = new TreeMap<>();

    private final Map<String, String> places = new TreeMap<>();
    private final Tree site = new Tree();
    private final List<String> problems = new ArrayList<>();

    Site(Path project, Layout layout) {
        this.project = project;
        this.layout = layout;
    }

    /** The whole site. */
    Tree make(Manual manual, String version) throws IOException {
        collect("docs", "");
        collect("language-server/src/main/resources/rules", "rules/");
        sources.put("docs/commands.md", manual.markdown());
        places.put("docs/commands.md", "commands.html");
        for (Map.Entry<String, String> each : sources.entrySet()) {
            page(each.getKey(), each.getValue(), version);
        }
        site.add("style.css", Tree.PLAIN, layout.sources().resolve("site/style.css"));
        site.add("search.js", Tree.PLAIN, layout.sources().resolve("site/search.js"));
        site.add("search-index.js", Tree.PLAIN, index());
        checkLinks();
        if (!problems.isEmpty()) {
            throw new IOException("links of the documentation that lead nowhere:\n  " + String.join("\n  ", problems));
        }
        return site;
    }

    private void collect(String folder, String place) throws IOException {
        try (Stream<Path> walk = Files.walk(project.resolve(folder))) {
            for (Path file : walk.filter(each -> each.toString().endsWith(".md")).sorted().toList()) {
                String inside = project.resolve(folder).relativize(file).toString().replace('\\', '/');
                sources.put(folder + "/" + inside, Files.readString(file));
                places.put(folder + "/" + inside, place + inside.replaceFirst("\\.md$", ".html"));
            }
        }
    }

    private void page(String source, String markdown, String version) throws IOException {
        Node document = PARSER.parse(markdown);
        String place = places.get(source);
        document.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Link link) {
                        link.setDestination(resolved(source, place, link.getDestination()));
                        visitChildren(link);
                    }

                    @Override
                    public void visit(Image image) {
                        image.setDestination(resolved(source, place, image.getDestination()));
                    }
                });
        String up = "../".repeat((int) place.chars().filter(c -> c == '/').count());
        boolean chinese = place.startsWith("zh-CN/");
        String frame =
                layout.text("site/page.html",
                        Map.of("LANGUAGE", chinese ? "zh-CN" : "en", "TITLE", escaped(title(markdown, place)), "UP", up,
                                "VERSION", version, "NAVIGATION", navigation(chinese, place, up),
                                "SEARCH", chinese ? "搜索" : "Search"));
        site.add(place, Tree.PLAIN, frame.replace("@BODY@", HTML.render(document)));
    }

    private String navigation(boolean chinese, String here, String up) throws IOException {
        StringBuilder out = new StringBuilder();
        String file = chinese ? "site/navigation-zh-CN.txt" : "site/navigation.txt";
        for (String line : layout.text(file, Map.of()).strip().split("\n")) {
            if (!line.contains(" ")) {
                out.append("<h2>").append(escaped(line)).append("</h2>\n");
                continue;
            }
            String place = line.substring(0, line.indexOf(' '));
            String current = place.equals(here) ? " aria-current=\"page\"" : "";
            out.append(place.equals("-") ? "<h2>" + escaped(line.substring(2)) + "</h2>\n"
                    : "<a href=\"" + up + place + "\"" + current + ">" + escaped(line.substring(line.indexOf(' ') + 1)) + "</a>\n");
        }
        return out.toString();
    }

    /** Where a link leads within the site. Files of the repository that are no pages come along. */
    private String resolved(String source, String place, String link) {
        if (link.startsWith("#") || CODE.matcher(link).matches()) {
            return link;
        }
        String path = link.replaceFirst("#.*", "");
        String anchor = link.substring(path.length());
        String target = project.relativize(project.resolve(source).resolveSibling(path).normalize()).toString().replace('\\', '/');
        String to = places.get(target);
        if (to == null) {
            try {
                Path file = project.resolve(target);
                if (!Files.isRegularFile(file) || target.startsWith("..")) {
                    problems.add(source + ": " + link);
                    return link;
                }
                to = target.startsWith("docs/") ? target.substring("docs/".length()) : "source/" + target;
                site.add(to, Tree.PLAIN, file);
            } catch (IOException e) {
                problems.add(source + ": " + link + ": " + e.getMessage());
                return link;
            }
        }
        return "../".repeat((int) place.chars().filter(c -> c == '/').count()) + to + anchor;
    }

    /** Every link within the site leads to a file and, where it names one, to a heading there. */
    private void checkLinks() {
        Map<String, TreeSet<String>> ids = new TreeMap<>();
        site.entries().forEach((path, entry) -> {
            TreeSet<String> found = new TreeSet<>();
            if (path.endsWith(".html")) {
                Matcher matcher = ID.matcher(new String(entry.bytes(), StandardCharsets.UTF_8));
                while (matcher.find()) {
                    found.add(matcher.group(1));
                }
            }
            ids.put(path, found);
        });
        for (String path : places.values()) {
            Matcher matcher = HREF.matcher(new String(site.bytes(path), StandardCharsets.UTF_8));
            while (matcher.find()) {
                String link = matcher.group(1);
                if (CODE.matcher(link).matches()) {
                    continue;
                }
                String file = link.replaceFirst("#.*", "");
                String target = file.isEmpty() ? path : Path.of("/" + path).resolveSibling(file).normalize().toString().substring(1);
                String anchor = link.contains("#") ? link.substring(link.indexOf('#') + 1) : "";
                if (!ids.containsKey(target) || (!anchor.isEmpty() && target.endsWith(".html") && !ids.get(target).contains(anchor))) {
                    problems.add(path + ": " + link);
                }
            }
        }
    }

    /** Address, title and text of each page, as a script that a page from the disk may load. */
    private String index() {
        StringBuilder out = new StringBuilder("const pages = [\n");
        sources.forEach((source, markdown) -> {
            String text = TEXT.render(PARSER.parse(markdown)).replaceAll("\\s+", " ");
            out.append('[').append(quoted(places.get(source))).append(", ").append(quoted(title(markdown, source)))
                    .append(", ").append(quoted(text)).append("],\n");
        });
        return out.append("];\n").toString();
    }

    private static String title(String markdown, String otherwise) {
        return markdown.lines().filter(line -> line.startsWith("# ")).findFirst().map(line -> line.substring(2).replace("`", "")).orElse(otherwise);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("<", "\\u003c").replace("\n", " ").replace("\r", " ") + '"';
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
