package io.daemonlens.cli.commands;

import io.daemonlens.cli.inputs.FileReader;
import io.daemonlens.cli.inputs.InputFiles;
import io.daemonlens.cli.inputs.LiveDaemonSet;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apiserver.ApiServer;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.daemon.HistoryForecast;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.util.List;

/** The effect of applying a file on the list of revisions, in a sentence or two. */
final class NextRevision {

    private NextRevision() {}

    /** Returns the sentence for a file that contains the DaemonSet. */
    static String sentence(LiveDaemonSet live, String file, Terminal terminal) {
        Document document =
                FileReader.read(new InputFiles.Input(file, terminal.resolve(file)), terminal);
        Manifest manifest = live.manifestIn(document);
        KubernetesVersion version = live.versionFor(manifest);
        Response answer =
                ApiServer.update(
                        live.object(),
                        manifest.body(),
                        Endpoint.of(
                                manifest.apiVersion(), ClusterObjects.namespaceOf(live.object())),
                        version,
                        Gates.defaults(version));
        if (!answer.accepted()) {
            return live.words().say("history.refused", file, answer.message());
        }
        JsonObject next = answer.stored().copy();
        String uid = live.object().object("metadata").text("uid");
        next.object("metadata").put("uid", uid);
        if (live.object().object("status") != null) {
            next.put("status", live.object().object("status"));
        }
        List<ControllerRevision> revisions =
                live.cluster().of("ControllerRevision").stream()
                        .map(ControllerRevision::of)
                        .toList();
        return told(live.words(), file, HistoryForecast.of(DaemonSet.of(next), revisions, version));
    }

    private static String told(Wording words, String file, HistoryForecast forecast) {
        if (forecast.error() != null) {
            return words.say("history.error", file, forecast.error());
        }
        long number = forecast.number();
        String name = forecast.name();
        String said =
                forecast.isNew()
                        ? words.say("history.new", file, number, name)
                        : forecast.isRenumbered()
                                ? words.say(
                                        "history.renumbered",
                                        file,
                                        forecast.numberBefore(),
                                        number,
                                        name)
                                : words.say("history.unchanged", file, number, name);
        if (forecast.deleted().isEmpty()) {
            return said;
        }
        List<String> numbers =
                forecast.deleted().stream().map(each -> Long.toString(each.revision())).toList();
        return said + " " + words.say("history.deleted", String.join(", ", numbers));
    }
}
