package io.daemonlens.report.forecast;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.List;

/**
 * A PreviewReport as a page to look at, in a browser or in the editor's panel. Drawn from the
 * report that programs read, so that both say the same.
 */
public final class PreviewHtml {

    private static final int MOST_DOTS = 400;

    private PreviewHtml() {}

    public static String of(JsonObject report, Wording words) {
        HtmlPage page = new HtmlPage("html.preview", words);
        JsonObject cluster = report.object("cluster");
        List<JsonObject> previews = objects(report.array("previews"));
        for (JsonObject preview : previews) {
            preview(preview, cluster, page);
        }
        if (previews.isEmpty()) {
            page.add("<p>{}</p>", page.say("html.none"));
        }
        return page.end();
    }

    private static void preview(JsonObject preview, JsonObject cluster, HtmlPage page) {
        page.add("<h1>{}</h1>", preview.text("name"));
        page.add(
                "<p class=\"dim\">{} · Kubernetes {} · {} ({})</p>",
                preview.text("namespace").isEmpty() ? "default" : preview.text("namespace"),
                preview.text("kubernetesVersion"),
                nodes(cluster == null ? "?" : number(cluster.get("nodes")), page),
                cluster == null ? "" : cluster.text("source"));
        nodes(preview.object("placement"), page);
        resources(preview.object("resources"), page);
        if (preview.object("rollout") != null) {
            page.add("<h2>{}</h2>", page.say("preview.ROLLOUT"));
            RolloutHtml.summary(preview.object("rollout"), page);
        }
        revision(preview.object("revision"), page);
    }

    private static String nodes(String count, HtmlPage page) {
        return page.say(count.equals("1") ? "preview.nodes.one" : "preview.nodes", count);
    }

    private static void nodes(JsonObject placement, HtmlPage page) {
        if (placement == null) {
            return;
        }
        for (JsonObject each : objects(placement.array("evicted"))) {
            page.add(
                    "<p class=\"why\"><b>{}</b> {}</p>",
                    page.say("preview.EVICTS"),
                    each.text("text"));
        }
        page.add("<h2>{}</h2>", page.say("preview.NODES"));
        page.add("<p class=\"big\">{}</p>", placement.text("text"));
        List<JsonObject> rows = objects(placement.array("rows"));
        List<JsonObject> nodes = objects(placement.array("nodes"));
        rows.forEach(row -> row(row, page));
        dots(nodes, page);
        if (placement.object("refusal") != null) {
            String message = placement.object("refusal").text("message");
            page.add("<p class=\"why\">{}</p>", message);
        }
        if (!placement.text("shortage").isEmpty()) {
            page.add("<p class=\"why\">{}</p>", placement.text("shortage"));
        }
        JsonArray advice = placement.array("advice");
        for (int i = 0; advice != null && i < advice.size(); i++) {
            page.add("<p class=\"why\">{}</p>", shown(advice.get(i)));
        }
    }

    private static void row(JsonObject row, HtmlPage page) {
        page.add(
                "<div class=\"pool\"><span>{}</span><b>{}/{}</b>",
                row.text("title"),
                number(row.get("runs")),
                number(row.get("nodes")));
        JsonArray reasons = row.array("reasons");
        for (int i = 0; reasons != null && i < reasons.size(); i++) {
            page.add("<span class=\"why\">{}</span>", shown(reasons.get(i)));
        }
        page.add("</div>");
    }

    /** One dot a node, as far as they fit. */
    private static void dots(List<JsonObject> nodes, HtmlPage page) {
        page.add("<span class=\"dots\">");
        for (JsonObject node : nodes.subList(0, Math.min(nodes.size(), MOST_DOTS))) {
            String dot =
                    switch (node.text("outcome")) {
                        case "runs" -> "yes";
                        case "pending", "refused" -> "warn";
                        default -> "no";
                    };
            page.add("<i class=\"{}\" title=\"{}\"></i>", dot, node.text("name"));
        }
        page.add("</span>");
    }

    private static void resources(JsonObject resources, HtmlPage page) {
        if (resources == null || resources.object("perNode") == null) {
            return;
        }
        page.add("<h2>{}</h2>", page.say("preview.RESOURCES"));
        if (resources.object("perNode").isEmpty()) {
            page.add("<p class=\"dim\">{}</p>", page.say("preview.no-requests"));
            return;
        }
        page.add(
                "<table><tr><th></th><th>{}</th><th>{}</th></tr>",
                page.say("html.on-each-node"),
                page.say("html.in-all"));
        for (String name : resources.object("perNode").names()) {
            JsonObject total = resources.object("total");
            page.add(
                    "<tr><td>{}</td><td>{}</td><td>{}</td></tr>",
                    name,
                    resources.object("perNode").text(name),
                    total == null ? "" : total.text(name));
        }
        page.add("</table>");
    }

    private static void revision(JsonObject revision, HtmlPage page) {
        if (revision == null) {
            return;
        }
        page.add("<h2>{}</h2>", page.say("preview.REVISION"));
        page.add(
                "<p><code>{}</code> <span class=\"dim\">{}</span></p>",
                revision.text("name"),
                revision.text("text").isEmpty()
                        ? page.say("html.compared.nothing")
                        : revision.text("text"));
        List<JsonObject> changes = objects(revision.array("changes"));
        if (!changes.isEmpty()) {
            page.add(
                    "<table><tr><th>{}</th><th>{}</th><th>{}</th><th></th></tr>",
                    page.say("diff.field"),
                    page.say("diff.from"),
                    page.say("diff.to"));
            for (JsonObject change : changes) {
                page.add(
                        "<tr><td><code>{}</code></td><td><code>{}</code></td><td><code>{}</code></td>"
                                + "<td><span class=\"badge {}\">{}</span></td></tr>",
                        change.text("field"),
                        shown(change.get("from")),
                        shown(change.get("to")),
                        change.text("effect"),
                        page.say("html.effect." + change.text("effect")));
            }
            page.add("</table>");
        }
    }

    static String shown(JsonValue value) {
        if (value == null || value.goKind().equals("null")) {
            return "";
        }
        return value instanceof JsonText text ? text.value() : JsonWriter.compact(value);
    }

    static List<JsonObject> objects(JsonArray array) {
        List<JsonObject> objects = new ArrayList<>();
        for (int i = 0; array != null && i < array.size(); i++) {
            if (array.get(i) instanceof JsonObject object) {
                objects.add(object);
            }
        }
        return objects;
    }

    static boolean isTrue(JsonValue value) {
        return value instanceof JsonBoolean bool && bool.value();
    }

    static String number(JsonValue value) {
        return value instanceof JsonNumber ? JsonWriter.compact(value) : "?";
    }
}
