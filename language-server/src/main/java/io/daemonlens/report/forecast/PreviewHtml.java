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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        List<JsonObject> nodes = objects(placement.array("nodes"));
        long pending =
                nodes.stream().filter(node -> isTrue(node.get("shouldRun")) && !fits(node)).count();
        page.add("<h2>{}</h2>", page.say("preview.NODES"));
        page.add(
                "<p class=\"big\">{}{}</p>",
                page.say(
                        "preview.get-a-pod",
                        number(placement.get("desiredNumberScheduled")),
                        nodes.size()),
                pending == 0 ? "" : page.say("preview.pending", pending));
        Map<String, List<JsonObject>> pools = new LinkedHashMap<>();
        for (JsonObject node : nodes) {
            pools.computeIfAbsent(node.text("pool"), name -> new ArrayList<>()).add(node);
        }
        pools.forEach((name, members) -> pool(name, members, page));
    }

    private static void pool(String name, List<JsonObject> nodes, HtmlPage page) {
        long runs = nodes.stream().filter(node -> isTrue(node.get("shouldRun"))).count();
        page.add(
                "<div class=\"pool\"><span>{}</span><b>{}/{}</b>",
                name.isEmpty() ? page.say("html.nodes") : name,
                runs,
                nodes.size());
        page.add("<span class=\"dots\">");
        for (JsonObject node : nodes.subList(0, Math.min(nodes.size(), MOST_DOTS))) {
            boolean wanted = isTrue(node.get("shouldRun"));
            page.add(
                    "<i class=\"{}\" title=\"{}\"></i>",
                    wanted ? fits(node) ? "yes" : "warn" : "no",
                    node.text("name"));
        }
        page.add("</span>");
        Map<String, Integer> reasons = new LinkedHashMap<>();
        for (JsonObject node : nodes) {
            for (JsonObject reason : objects(node.array("reasons"))) {
                reasons.merge(reason.text("text"), 1, Integer::sum);
            }
        }
        reasons.forEach(
                (text, count) ->
                        page.add(
                                "<span class=\"why\">{}{}</span>",
                                text,
                                count == nodes.size() ? "" : " (" + count + ")"));
        page.add("</div>");
    }

    private static boolean fits(JsonObject node) {
        return !(node.get("scheduled") instanceof JsonBoolean seen) || seen.value();
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
                comparison(revision, page));
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

    private static String comparison(JsonObject revision, HtmlPage page) {
        String with = revision.text("comparedWith");
        if (with.isEmpty()) {
            return page.say("html.compared.nothing");
        }
        boolean restarts = isTrue(revision.get("restartsPods"));
        return page.say(restarts ? "html.compared.restarts" : "html.compared", with);
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
