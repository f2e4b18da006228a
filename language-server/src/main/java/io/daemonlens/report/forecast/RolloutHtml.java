package io.daemonlens.report.forecast;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A RolloutReport as a page to look at: what happens when, wave by wave, and pod counts over time.
 */
public final class RolloutHtml {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 180;
    private static final int MOST_WAVES = 60;
    private static final int MOST_NAMES = 8;

    private RolloutHtml() {}

    public static String of(JsonObject report, Wording words) {
        JsonObject daemonSet = report.object("daemonSet");
        HtmlPage page = new HtmlPage("html.rollout", words);
        page.add("<h1>{}</h1>", daemonSet == null ? "" : daemonSet.text("name"));
        page.add(
                "<p class=\"dim\">Kubernetes {} · {} → {}</p>",
                report.text("kubernetesVersion"),
                report.text("from").isEmpty() ? page.say("html.nothing") : report.text("from"),
                report.text("to"));
        JsonObject rollout = report.object("rollout");
        if (rollout != null) {
            page.add("<h2>{}</h2>", page.say("preview.ROLLOUT"));
            summary(rollout, page);
            chart(PreviewHtml.objects(report.array("steps")), page);
            waves(PreviewHtml.objects(rollout.array("waves")), page);
        }
        return page.end();
    }

    /** The sentence and the strip of waves that the preview shows too. */
    static void summary(JsonObject rollout, HtmlPage page) {
        List<JsonObject> waves = PreviewHtml.objects(rollout.array("waves"));
        String limits =
                "maxUnavailable "
                        + PreviewHtml.number(rollout.get("maxUnavailable"))
                        + ", maxSurge "
                        + PreviewHtml.number(rollout.get("maxSurge"));
        switch (rollout.text("outcome")) {
            case "complete" ->
                    page.add(
                            "<p class=\"big\">{}</p><p class=\"dim\">{}, {}</p>",
                            page.say(
                                    "html.complete",
                                    RolloutWords.waves(
                                            waves.stream()
                                                    .map(wave -> size(wave.array("nodes")))
                                                    .toList(),
                                            page.words()),
                                    duration(seconds(rollout.get("durationSeconds")))),
                            rollout.text("strategy"),
                            limits);
            case "stuck" ->
                    page.add(
                            "<p class=\"stuck\">{}</p><p class=\"dim\">{}</p>",
                            page.say(
                                    "rollout.stuck",
                                    rollout.object("stuck") == null
                                            ? ""
                                            : rollout.object("stuck").text("text")),
                            limits);
            case "waitsForDeletion" ->
                    page.add("<p class=\"big\">{}</p>", page.say("rollout.on-delete"));
            default -> page.add("<p class=\"big\">{}</p>", page.say("rollout.nothing"));
        }
        strip(waves, seconds(rollout.get("durationSeconds")), page);
    }

    /** One bar a wave, as high as it has nodes. */
    private static void strip(List<JsonObject> waves, double duration, HtmlPage page) {
        if (waves.isEmpty()) {
            return;
        }
        int most = waves.stream().mapToInt(wave -> size(wave.array("nodes"))).max().orElse(1);
        double end = Math.max(duration, seconds(waves.get(waves.size() - 1).get("startSeconds")));
        page.add("<svg viewBox=\"0 0 {} 64\" role=\"img\">", WIDTH);
        for (JsonObject wave : waves) {
            double x = end == 0 ? 0 : seconds(wave.get("startSeconds")) / end * (WIDTH - 60);
            double high = 36.0 * size(wave.array("nodes")) / most;
            page.add(
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"2\" fill=\"var(--yes)\">"
                            + "<title>{} s: {}</title></rect>",
                    point(x),
                    point(40 - high),
                    point(Math.max(3, Math.min(24, (WIDTH - 60.0) / waves.size() - 2))),
                    point(high),
                    point(seconds(wave.get("startSeconds"))),
                    names(wave.array("nodes"), page));
        }
        page.add("<line x1=\"0\" y1=\"41\" x2=\"{}\" y2=\"41\" stroke=\"var(--line)\"/>", WIDTH);
        page.add("<text x=\"0\" y=\"56\">0 s</text>");
        page.add("<text x=\"{}\" y=\"56\">{}</text></svg>", WIDTH - 60, duration(end));
    }

    /** Ready and updated pods over time. */
    private static void chart(List<JsonObject> steps, HtmlPage page) {
        if (steps.size() < 2) {
            return;
        }
        double end = seconds(steps.get(steps.size() - 1).get("t"));
        double most =
                steps.stream()
                        .mapToDouble(
                                step ->
                                        Math.max(
                                                seconds(step.get("desired")),
                                                seconds(step.get("current"))))
                        .max()
                        .orElse(1);
        page.add(
                "<h2>{}</h2><svg viewBox=\"0 0 {} {}\" role=\"img\">",
                page.say("html.over-time"),
                WIDTH,
                HEIGHT + 24);
        line(steps, "available", end, most, "var(--yes)", page);
        line(steps, "updated", end, most, "var(--warn)", page);
        page.add(
                "<text x=\"0\" y=\"{}\">{}</text></svg>",
                HEIGHT + 18,
                page.say("html.legend", point(most), duration(end)));
    }

    private static void line(
            List<JsonObject> steps,
            String name,
            double end,
            double most,
            String colour,
            HtmlPage page) {
        StringBuilder points = new StringBuilder();
        double last = HEIGHT;
        for (JsonObject step : steps) {
            double x = end == 0 ? 0 : seconds(step.get("t")) / end * WIDTH;
            double y = HEIGHT - seconds(step.get(name)) / Math.max(most, 1) * (HEIGHT - 10);
            points.append(point(x)).append(',').append(point(last)).append(' ');
            points.append(point(x)).append(',').append(point(y)).append(' ');
            last = y;
        }
        page.add(
                "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"/>",
                points.toString().strip(),
                colour);
    }

    private static void waves(List<JsonObject> waves, HtmlPage page) {
        if (waves.isEmpty()) {
            return;
        }
        page.add(
                "<h2>{}</h2><table><tr><th>{}</th><th>{}</th><th>{}</th></tr>",
                page.say("html.waves"),
                page.say("html.at"),
                page.say("html.pods"),
                page.say("html.nodes"));
        for (JsonObject wave : waves.subList(0, Math.min(waves.size(), MOST_WAVES))) {
            page.add(
                    "<tr><td>{}</td><td>{}</td><td>{}</td></tr>",
                    duration(seconds(wave.get("startSeconds"))),
                    size(wave.array("nodes")),
                    names(wave.array("nodes"), page));
        }
        page.add("</table>");
        if (waves.size() > MOST_WAVES) {
            page.add(
                    "<p class=\"dim\">{}</p>",
                    page.say("rollout.more-waves", waves.size() - MOST_WAVES));
        }
    }

    private static String names(JsonArray nodes, HtmlPage page) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Math.min(size(nodes), MOST_NAMES); i++) {
            names.add(nodes.get(i) instanceof JsonText text ? text.value() : "?");
        }
        int more = size(nodes) - MOST_NAMES;
        return String.join(", ", names) + (more > 0 ? page.say("html.more", more) : "");
    }

    private static int size(JsonArray array) {
        return array == null ? 0 : array.size();
    }

    private static double seconds(JsonValue value) {
        return value instanceof JsonNumber ? Double.parseDouble(JsonWriter.compact(value)) : 0;
    }

    private static String point(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
    }

    private static String duration(double seconds) {
        return Durations.text(Math.round(seconds * 1000));
    }
}
