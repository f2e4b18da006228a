package io.daemonlens.cli.commands;

import io.daemonlens.cli.inputs.ClusterOptions;
import io.daemonlens.cli.inputs.FileReader;
import io.daemonlens.cli.inputs.InputFiles;
import io.daemonlens.cli.inputs.LiveDaemonSet;
import io.daemonlens.cli.inputs.RevisionOperand;
import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.FileSaver;
import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.cluster.Redaction;
import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.apiserver.ApiServer;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.kubectl.RolloutHistory;
import io.daemonlens.forecast.Rollout;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.manifest.Rewriting;
import io.daemonlens.report.YamlLines;
import io.daemonlens.report.forecast.RolloutWords;
import io.daemonlens.revision.ClusterRevision;
import io.daemonlens.revision.KeptRevisions;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code daemonlens undo}: prints the manifest with the template of an older revision. kubectl's
 * own message goes to standard error; nothing is applied.
 */
public final class UndoCommand implements Command {

    private static final FieldPath TEMPLATE = FieldPath.of("spec", "template");

    @Override
    public List<Option> options() {
        return List.of(
                Option.of(
                        "to-revision", "N", "the revision; the one before the newest if left out"),
                Option.flag("write", "changes the file instead of printing it"));
    }

    @Override
    public String operands() {
        return "NAME|FILE";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        if (arguments.operands().size() != 1) {
            throw new UsageException(
                    "undo takes one DaemonSet: a file that holds it, its name, or ds/NAME");
        }
        String operand = arguments.operands().get(0);
        boolean isFile = Files.isRegularFile(terminal.resolve(operand));
        if (arguments.has("write") && !isFile) {
            throw new UsageException("--write needs a file; " + operand + " is none");
        }
        long number = RevisionOperand.number("to-revision", arguments.value("to-revision", "0"));
        ClusterObjects cluster = ClusterOptions.findObjects(arguments, terminal);
        LiveDaemonSet live = LiveDaemonSet.find(operand, arguments, terminal, cluster);
        RolloutHistory.Undo undo = live.history().undo(number);
        terminal.err().print(undo.printed().err());
        if (undo.template() == null) {
            terminal.err().print(undo.printed().out());
            return FINDINGS;
        }
        if (Redaction.hides(undo.template())) {
            throw new InputException(
                    live.words()
                            .say(
                                    "source.redacted",
                                    operand,
                                    new ClusterRevision("revision", "" + undo.revision(), "")
                                            .source()));
        }
        terminal.err().print(undo.printed().out());
        int exit = CLEAN;
        if (isFile) {
            exit = rewrite(operand, live, undo, arguments.has("write"), terminal);
        } else {
            YamlLines.of(KeptRevisions.with(live.written(), undo.template()))
                    .forEach(terminal.out()::println);
        }
        if (exit == CLEAN && !arguments.has("quiet")) {
            String said = undo.same() ? nothing(live, undo) : forecast(live, undo, cluster);
            terminal.err().println("daemonlens: " + said);
        }
        return exit;
    }

    private static int rewrite(
            String file,
            LiveDaemonSet live,
            RolloutHistory.Undo undo,
            boolean write,
            Terminal terminal)
            throws IOException {
        Document document =
                FileReader.read(new InputFiles.Input(file, terminal.resolve(file)), terminal);
        Manifest manifest = live.manifestIn(document);
        KubernetesVersion version = live.versionFor(manifest);
        Optional<Rewriting.Result> result = rewriting(manifest, live, undo, version).of(manifest);
        if (result.isEmpty()) {
            terminal.err()
                    .println(
                            "daemonlens: "
                                    + live.words()
                                            .say(
                                                    "undo.uncertain",
                                                    document.place(manifest.offset()),
                                                    undo.revision(),
                                                    manifest.name()));
            return FINDINGS;
        }
        if (!result.get().inPlace()) {
            terminal.err().println("daemonlens: " + live.words().say("undo.anew"));
        }
        if (write) {
            FileSaver.save(terminal.resolve(file), result.get().text());
        } else {
            terminal.out().print(result.get().text());
        }
        return CLEAN;
    }

    private static Rewriting rewriting(
            Manifest manifest,
            LiveDaemonSet live,
            RolloutHistory.Undo undo,
            KubernetesVersion version) {
        Endpoint endpoint = Endpoint.of(manifest.apiVersion(), live.namespaceOf(manifest));
        Gates gates = Gates.defaults(version);
        JsonObject wanted = null;
        if (manifest.body().tree() instanceof JsonObject object) {
            wanted =
                    ApiServer.storedUnchecked(
                            Body.of(KeptRevisions.with(object, undo.template())),
                            endpoint,
                            version,
                            gates);
        }
        return new Rewriting(
                ApiTypes.of(version).root(GroupVersionKind.of(manifest.apiVersion(), "DaemonSet")),
                body -> ApiServer.storedUnchecked(body, endpoint, version, gates),
                TEMPLATE,
                wanted == null ? undo.template() : wanted.object("spec").object("template"));
    }

    /** Why it changes nothing, and how to get a change. */
    private static String nothing(LiveDaemonSet live, RolloutHistory.Undo undo) {
        List<String> said = new ArrayList<>();
        said.add(live.words().say("undo.same", undo.revision()));
        if (undo.printed().out().endsWith(" rolled back\n")) {
            said.add(live.words().say("undo.same.bytes"));
        }
        if (undo.other() > 0) {
            said.add(live.words().say("undo.same.other", undo.other()));
        }
        return String.join(" ", said);
    }

    /** The rollout that applying the manifest would cause. */
    private static String forecast(
            LiveDaemonSet live, RolloutHistory.Undo undo, ClusterObjects cluster) {
        String said = live.words().say("undo.nothing-applied", undo.revision());
        if (cluster.nodes().isEmpty()) {
            return said;
        }
        Rollout rollout =
                Rollout.of(
                        Rollout.Before.found(live.written()),
                        KeptRevisions.with(live.written(), undo.template()),
                        cluster,
                        live.version(),
                        Rollout.Options.NONE);
        String summary = RolloutWords.summary(rollout, live.words());
        return said + " " + live.words().say("undo.forecast", summary);
    }
}
