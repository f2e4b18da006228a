package io.daemonlens.cli.commands.tour;

import io.daemonlens.cli.commands.DiffCommand;
import io.daemonlens.cli.commands.PreviewCommand;
import io.daemonlens.cli.commands.RolloutCommand;
import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.CommonOptions;
import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.text.Sentence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks whether an incident's files are solved, by the results of diff, preview and rollout. */
final class IncidentJudge {

    private final Incident incident;
    private final Path folder;
    private final Map<String, String> environment;

    IncidentJudge(Incident incident, Path folder, Map<String, String> environment) {
        this.incident = incident;
        this.folder = folder;
        this.environment = environment;
    }

    /** Returns the first problem that is not solved yet; null if all are solved. */
    Sentence problem() throws IOException {
        String manifest = Files.readString(folder.resolve(Incident.MANIFEST));
        if (incident.isUpdate()) {
            Sentence rejected = rejected();
            if (rejected != null) {
                return rejected;
            }
        }
        JsonObject preview = preview();
        if (preview == null) {
            return Sentence.of("tour.problem.unreadable");
        }
        Sentence problem = placement(preview.object("placement"));
        if (problem == null) {
            problem = rollout();
        }
        if (problem == null && !manifest.contains(incident.kept())) {
            problem = Sentence.of("tour.problem.kept", incident.kept());
        }
        return problem;
    }

    private Sentence rejected() throws IOException {
        JsonObject report =
                answer(new DiffCommand(), Incident.BEFORE, Incident.MANIFEST, "-o", "json");
        JsonArray diffs = report == null ? null : report.array("diffs");
        if (diffs == null || diffs.size() != 1 || !(diffs.get(0) instanceof JsonObject diff)) {
            return Sentence.of("tour.problem.unreadable");
        }
        JsonObject server = diff.object("apiServer");
        return server != null && number(server, "code") >= 400
                ? Sentence.of("tour.problem.rejected", server.text("message"))
                : null;
    }

    private JsonObject preview() throws IOException {
        JsonObject report = answer(new PreviewCommand(), Incident.MANIFEST, "-o", "json");
        JsonArray previews = report == null ? null : report.array("previews");
        return previews != null && previews.size() == 1 && previews.get(0) instanceof JsonObject one
                ? one
                : null;
    }

    private Sentence placement(JsonObject placement) {
        JsonObject summary = placement.object("summary");
        if (number(summary, "refused") > 0) {
            JsonObject refusal = placement.object("refusal");
            String why = refusal == null ? "" : refusal.text("message");
            return Sentence.of("tour.problem.refused", number(summary, "refused"), why);
        }
        if (number(summary, "pending") > 0) {
            return Sentence.of(
                    "tour.problem.pending", number(summary, "pending"), firstReason(placement));
        }
        if (number(summary, "evicted") > 0) {
            return Sentence.of(
                    "tour.problem.evicts", number(summary, "evicted"), firstEvicted(placement));
        }
        return number(summary, "desired") < incident.nodes()
                ? Sentence.of(
                        "tour.problem.nodes", number(summary, "desired"), number(summary, "nodes"))
                : null;
    }

    private static String firstReason(JsonObject placement) {
        for (JsonObject node : objects(placement.array("nodes"))) {
            boolean pending = node.text("outcome").equals("pending");
            for (JsonObject reason : objects(node.array("reasons"))) {
                if (pending) {
                    return reason.text("text");
                }
            }
        }
        return "";
    }

    private static String firstEvicted(JsonObject placement) {
        for (JsonObject node : objects(placement.array("nodes"))) {
            for (JsonObject pod : objects(node.array("evicts"))) {
                return pod.text("namespace") + "/" + pod.text("name");
            }
        }
        return "";
    }

    /** Only an update is simulated; for an install the placement is enough. */
    private Sentence rollout() throws IOException {
        if (!incident.isUpdate()) {
            return null;
        }
        JsonObject report =
                answer(
                        new RolloutCommand(),
                        "--from",
                        Incident.BEFORE,
                        Incident.MANIFEST,
                        "-o",
                        "json");
        if (report == null) {
            return Sentence.of("tour.problem.unreadable");
        }
        List<JsonObject> steps = objects(report.array("steps"));
        JsonObject last = steps.get(steps.size() - 1);
        long updated = Math.min(number(last, "updated"), number(last, "available"));
        if (updated >= incident.nodes()) {
            return null;
        }
        return report.object("rollout").text("outcome").equals("waitsForDeletion")
                ? Sentence.of("tour.problem.waits")
                : Sentence.of("tour.problem.stuck", updated, number(last, "desired"));
    }

    /** Returns the JSON output of a command run in the incident's folder; null if there is none. */
    private JsonObject answer(Command command, String... words) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(
                        new ByteArrayInputStream(new byte[0]),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                        folder,
                        environment,
                        false);
        List<Option> known = new ArrayList<>(command.options());
        known.addAll(CommonOptions.ALL);
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--cluster", Incident.CLUSTER));
        try {
            command.run(Arguments.parse(all, known), terminal);
            return JsonReader.readObject(out.toString(StandardCharsets.UTF_8));
        } catch (UsageException | InputException | IllegalArgumentException e) {
            return null;
        }
    }

    private static List<JsonObject> objects(JsonArray array) {
        List<JsonObject> objects = new ArrayList<>();
        for (int i = 0; array != null && i < array.size(); i++) {
            if (array.get(i) instanceof JsonObject object) {
                objects.add(object);
            }
        }
        return objects;
    }

    private static long number(JsonObject object, String name) {
        return object != null && object.get(name) instanceof JsonNumber number
                ? Math.round(Double.parseDouble(JsonWriter.compact(number)))
                : 0;
    }
}
