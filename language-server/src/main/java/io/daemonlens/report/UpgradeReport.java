package io.daemonlens.report;

import io.daemonlens.analysis.Upgrade;
import io.daemonlens.engine.apimachinery.JsonArray;
import io.daemonlens.engine.apimachinery.JsonNull;
import io.daemonlens.engine.apimachinery.JsonObject;
import io.daemonlens.engine.apimachinery.JsonText;
import io.daemonlens.engine.apimachinery.JsonValue;
import io.daemonlens.engine.apimachinery.JsonWriter;
import io.daemonlens.engine.apps.Change;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/** What an upgrade of Kubernetes means for DaemonSets: as text, as JSON, as markdown. */
public final class UpgradeReport {

    private UpgradeReport() {}

    /** The document {@code kind: UpgradeReport}. */
    public static JsonObject json(
            List<Upgrade> upgrades, KubernetesVersion from, KubernetesVersion to) {
        JsonArray all = new JsonArray();
        for (Upgrade each : upgrades) {
            JsonArray hops = new JsonArray();
            for (Upgrade.Hop hop : each.hops()) {
                hops.add(
                        new JsonObject()
                                .put("kubernetesVersion", hop.to().toString())
                                .put("restartsPods", hop.restarts()));
            }
            all.add(
                    new JsonObject()
                            .put("file", each.manifest().document().name())
                            .put("namespace", each.namespace())
                            .put("name", each.manifest().name())
                            .put("apiVersion", each.manifest().apiVersion())
                            .put("from", side(each.hashBefore(), each.before().accepted()))
                            .put("to", side(each.hashAfter(), each.after().accepted()))
                            .put("apiServer", JsonLintReport.answer(each.after()))
                            .put("newRejections", texts(each.rejections()))
                            .put("newWarnings", texts(each.warnings()))
                            .put("changes", DiffReport.changes(each.changes()))
                            .put("newRevisions", hops)
                            .put("restartsPods", each.restartsPods()));
        }
        return new JsonObject()
                .put("apiVersion", "daemonlens.io/v1")
                .put("kind", "UpgradeReport")
                .put("from", from.toString())
                .put("to", to.toString())
                .put("upgrades", all);
    }

    private static JsonObject side(String hash, boolean accepted) {
        return new JsonObject()
                .put("accepted", accepted)
                .put("hash", hash == null ? JsonNull.NULL : new JsonText(hash));
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    /** Text for people, one block an object. */
    public static String text(List<Upgrade> upgrades, Paint paint) {
        List<String> blocks = new ArrayList<>();
        for (Upgrade each : upgrades) {
            StringBuilder out = new StringBuilder();
            out.append(paint.bold(each.namespace() + "/" + each.manifest().name()))
                    .append(" · " + each.manifest().apiVersion() + " · Kubernetes ")
                    .append(each.from() + " → " + each.to() + "\n");
            revision(each).forEach(line -> out.append("  ").append(line).append('\n'));
            group(each.rejections(), paint.bold("NEWLY REFUSED"), out);
            group(each.warnings(), paint.bold("NEW WARNINGS"), out);
            List<String> changes = each.changes().stream().map(UpgradeReport::change).toList();
            group(changes, paint.bold("STORED OTHERWISE"), out);
            blocks.add(out.toString());
        }
        return String.join("\n", blocks);
    }

    private static void group(List<String> lines, String title, StringBuilder out) {
        if (!lines.isEmpty()) {
            out.append('\n').append(title).append('\n');
            lines.forEach(line -> out.append("  ").append(line).append('\n'));
        }
    }

    private static List<String> revision(Upgrade each) {
        List<String> lines = new ArrayList<>();
        String name = each.manifest().name() + "-";
        if (each.hashBefore() == null || each.hashAfter() == null) {
            lines.add("revision: not known, the template cannot be read");
        } else if (each.hashBefore().equals(each.hashAfter())) {
            lines.add("revision " + name + each.hashAfter() + " keeps its name");
        } else {
            lines.add(
                    "revision made anew would be "
                            + name
                            + each.hashAfter()
                            + " instead of "
                            + name
                            + each.hashBefore());
        }
        for (Upgrade.Hop hop : each.hops()) {
            lines.add(
                    "upgrading to "
                            + hop.to()
                            + " records the same template in other bytes: a new ControllerRevision"
                            + " appears"
                            + (hop.restarts() ? ", and every pod restarts" : ""));
        }
        if (each.hops().isEmpty()) {
            lines.add("the recorded template stays byte for byte: no new ControllerRevision");
        }
        lines.add(
                each.restartsPods()
                        ? "pods restart while the cluster is upgraded"
                        : "no pod restarts because of the upgrade alone");
        return lines;
    }

    private static String change(Change change) {
        return switch (change.kind()) {
            case ADDED -> change.label() + ": " + shown(change.to()) + " is filled in";
            case REMOVED -> change.label() + ": " + shown(change.from()) + " is dropped";
            default -> change.label() + ": " + shown(change.from()) + " → " + shown(change.to());
        };
    }

    private static String shown(JsonValue value) {
        return value instanceof JsonText text
                ? text.value()
                : YamlLines.forPeople(JsonWriter.compact(value));
    }

    /** Markdown for a pull request. */
    public static String markdown(List<Upgrade> upgrades) {
        List<String> blocks = new ArrayList<>();
        for (Upgrade each : upgrades) {
            StringBuilder out = new StringBuilder("### ");
            out.append(each.namespace()).append('/').append(each.manifest().name());
            out.append(" · ").append(each.from()).append(" → ").append(each.to()).append("\n\n");
            revision(each).forEach(line -> out.append("- ").append(line).append('\n'));
            each.rejections().forEach(line -> item("newly refused", line, out));
            each.warnings().forEach(line -> item("new warning", line, out));
            each.changes().forEach(line -> item("stored otherwise", change(line), out));
            blocks.add(out.toString());
        }
        return String.join("\n", blocks);
    }

    private static void item(String what, String line, StringBuilder out) {
        out.append("- **").append(what).append("**: `");
        out.append(line.replace('`', '\'').replace('\n', ' ')).append("`\n");
    }
}
