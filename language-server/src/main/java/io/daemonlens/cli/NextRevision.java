package io.daemonlens.cli;

import io.daemonlens.analysis.Versions;
import io.daemonlens.engine.apimachinery.JsonObject;
import io.daemonlens.engine.apiserver.ApiServer;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.daemon.HistoryForecast;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Document;
import java.util.List;

/** What applying a file would do to the list of revisions, in a sentence or two. */
final class NextRevision {

    private NextRevision() {}

    /** The first operand is the file; it holds the DaemonSet that was found. */
    static String sentence(LiveDaemonSet live, Arguments arguments, Terminal terminal) {
        String file = arguments.operands().get(0);
        Document document =
                FileReader.read(new InputFiles.Input(file, terminal.resolve(file)), terminal);
        Manifest manifest = live.manifestIn(document);
        KubernetesVersion asked = live.version(arguments);
        KubernetesVersion version =
                Versions.serves(asked, manifest.apiVersion())
                        ? asked
                        : Versions.newestServing(manifest.apiVersion());
        String namespace = live.object().object("metadata").text("namespace");
        Response answer =
                ApiServer.update(
                        live.object(),
                        manifest.body(),
                        Endpoint.of(
                                manifest.apiVersion(), namespace.isEmpty() ? "default" : namespace),
                        version,
                        Gates.defaults(version));
        if (!answer.accepted()) {
            return "the API server would refuse " + file + ": " + answer.message();
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
        return told(file, HistoryForecast.of(DaemonSet.of(next), revisions, version));
    }

    private static String told(String file, HistoryForecast forecast) {
        if (forecast.error() != null) {
            return "applying " + file + " the controller would say: " + forecast.error();
        }
        StringBuilder out = new StringBuilder("applying ").append(file).append(' ');
        if (forecast.isNew()) {
            out.append("makes revision ").append(forecast.number());
        } else if (forecast.isRenumbered()) {
            out.append("brings revision ").append(forecast.numberBefore());
            out.append(" back as revision ").append(forecast.number());
        } else {
            out.append("changes nothing in this list; revision ").append(forecast.number());
            out.append(" stays the current one");
        }
        out.append(" (").append(forecast.name()).append(").");
        if (!forecast.deleted().isEmpty()) {
            List<String> numbers =
                    forecast.deleted().stream()
                            .map(each -> Long.toString(each.revision()))
                            .toList();
            out.append(" revisionHistoryLimit then deletes revision ");
            out.append(String.join(", ", numbers)).append(", once no pod needs it.");
        }
        return out.toString();
    }
}
