package io.daemonlens.report;

import io.daemonlens.engine.apimachinery.JsonArray;
import io.daemonlens.engine.apimachinery.JsonBoolean;
import io.daemonlens.engine.apimachinery.JsonNumber;
import io.daemonlens.engine.apimachinery.JsonObject;
import io.daemonlens.engine.apimachinery.JsonText;
import io.daemonlens.engine.apimachinery.JsonValue;
import io.daemonlens.engine.apimachinery.JsonWriter;
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

    public static String of(JsonObject report) {
        HtmlPage page = new HtmlPage("DaemonSet preview");
        JsonObject cluster = report.object("cluster");
        List<JsonObject> previews = objects(report.array("previews"));
        for (JsonObject preview : previews) {
            preview(preview, cluster, page);
        }
        if (previews.isEmpty()) {
            page.add("<p>There is no DaemonSet here that the API server would accept.</p>");
        }
        return page.end();
    }

    private static void preview(JsonObject preview, JsonObject cluster, HtmlPage page) {
        page.add("<h1>{}</h1>", preview.text("name"));
        page.add(
                "<p class=\"dim\">{} · Kubernetes {} · {} nodes ({})</p>",
                preview.text("namespace").isEmpty() ? "default" : preview.text("namespace"),
                preview.text("kubernetesVersion"),
                cluster == null ? "?" : number(cluster.get("nodes")),
                cluster == null ? "" : cluster.text("source"));
        nodes(preview.object("placement"), page);
        resources(preview.object("resources"), page);
        if (preview.object("rollout") != null) {
            page.add("<h2>Rollout</h2>");
            RolloutHtml.summary(preview.object("rollout"), page);
        }
        revision(preview.object("revision"), page);
    }

    private static void nodes(JsonObject placement, HtmlPage page) {
        if (placement == null) {
            return;
        }
        List<JsonObject> nodes = objects(placement.array("nodes"));
        long pending =
                nodes.stream().filter(node -> isTrue(node.get("shouldRun")) && !fits(node)).count();
        page.add("<h2>Nodes</h2>");
        page.add(
                "<p class=\"big\">{} of {} nodes get a pod{}</p>",
                number(placement.get("desiredNumberScheduled")),
                nodes.size(),
                pending == 0 ? "" : ", " + pending + " of them pending");
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
                name.isEmpty() ? "nodes" : name,
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
        page.add("<h2>Resources</h2>");
        if (resources.object("perNode").isEmpty()) {
            page.add("<p class=\"dim\">The containers request nothing.</p>");
            return;
        }
        page.add("<table><tr><th></th><th>on each node</th><th>in all</th></tr>");
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
        page.add("<h2>Revision</h2>");
        page.add(
                "<p><code>{}</code> <span class=\"dim\">{}</span></p>",
                revision.text("name"),
                comparison(revision));
        List<JsonObject> changes = objects(revision.array("changes"));
        if (!changes.isEmpty()) {
            page.add("<table><tr><th>field</th><th>was</th><th>is</th><th></th></tr>");
            for (JsonObject change : changes) {
                page.add(
                        "<tr><td><code>{}</code></td><td><code>{}</code></td><td><code>{}</code></td>"
                                + "<td><span class=\"badge {}\">{}</span></td></tr>",
                        change.text("field"),
                        shown(change.get("from")),
                        shown(change.get("to")),
                        change.text("effect"),
                        change.text("effect"));
            }
            page.add("</table>");
        }
    }

    private static String comparison(JsonObject revision) {
        String with = revision.text("comparedWith");
        if (with.isEmpty()) {
            return "compared with nothing";
        }
        return "compared with "
                + with
                + (isTrue(revision.get("restartsPods")) ? ": restarts pods" : ": restarts no pod");
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
