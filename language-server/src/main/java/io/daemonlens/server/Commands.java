package io.daemonlens.server;

import com.google.gson.JsonObject;
import io.daemonlens.feature.CodeLens;
import io.daemonlens.feature.Explanation;
import io.daemonlens.forecast.LensSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.ExecuteCommandParams;

/**
 * The row over each DaemonSet, and what its parts open. A client of ours draws a panel; to any
 * other a page is written to a file of this session and shown with {@code window/showDocument}.
 */
final class Commands {

    private static final String PREFIX = "daemonlens.server.";

    private final Workspace workspace;
    private final Workers workers;
    private final Client client;
    private final Configuration configuration;
    private final LensSummaries glances;
    private Path folder;

    Commands(
            Workspace workspace,
            Workers workers,
            Client client,
            Configuration configuration,
            LensSummaries glances) {
        this.workspace = workspace;
        this.workers = workers;
        this.client = client;
        this.configuration = configuration;
        this.glances = glances;
    }

    void addTo(Requests to) {
        to.request("textDocument/codeLens", CodeLensParams.class, this::codeLens);
        to.request("workspace/executeCommand", ExecuteCommandParams.class, this::execute);
    }

    private CompletableFuture<?> codeLens(CodeLensParams params) {
        OpenFile file = workspace.file(params.getTextDocument().getUri());
        return workers.later(
                "codeLens",
                List.of(),
                () -> {
                    List<org.eclipse.lsp4j.CodeLens> lenses = new ArrayList<>();
                    for (LensSummary glance :
                            file == null ? List.<LensSummary>of() : glances.of(file)) {
                        for (CodeLens lens : CodeLens.of(glance, configuration.words())) {
                            lenses.add(toLsp(glance, lens));
                        }
                    }
                    return lenses;
                });
    }

    private org.eclipse.lsp4j.CodeLens toLsp(LensSummary glance, CodeLens lens) {
        ToLsp toLsp = new ToLsp(glance.analysis().manifest().document(), client.abilities());
        JsonObject target = new JsonObject();
        target.addProperty("uri", glance.analysis().manifest().document().name());
        target.addProperty("document", glance.analysis().manifest().index());
        return new org.eclipse.lsp4j.CodeLens(
                toLsp.range(lens.range()),
                new Command(lens.title(), PREFIX + name(lens.about()), List.of(target)),
                null);
    }

    private static String name(CodeLens.About about) {
        return switch (about) {
            case NODES -> "preview";
            case ROLLOUT -> "rollout";
            case REVISION -> "revision";
        };
    }

    private CompletableFuture<?> execute(ExecuteCommandParams params) {
        return workers.later(
                "executeCommand",
                null,
                () -> {
                    for (CodeLens.About about : CodeLens.About.values()) {
                        if (params.getCommand().equals(PREFIX + name(about))) {
                            show(about, params.getArguments());
                        }
                    }
                    return null;
                });
    }

    private void show(CodeLens.About about, List<Object> arguments) {
        JsonObject target =
                !arguments.isEmpty() && arguments.get(0) instanceof JsonObject object
                        ? object
                        : new JsonObject();
        LensSummary glance = glance(Target.of(target));
        if (glance == null) {
            client.message(configuration.words().say("lens.gone"));
            return;
        }
        String page = Explanation.of(glance, about, configuration.words());
        String name =
                glance.analysis().manifest().name() + "-" + about.name().toLowerCase(Locale.ROOT);
        Path file = write(name.replaceAll("[^A-Za-z0-9.-]", "_") + ".md", page);
        client.show(file.toUri().toString(), false, null, page.replaceAll("(?m)^#+ ", ""));
    }

    /** The glance a target names; null where there is none. */
    private LensSummary glance(Target target) {
        OpenFile file = workspace.file(target.uri());
        List<LensSummary> all = file == null ? List.of() : glances.of(file);
        return all.stream()
                .filter(glance -> target.means(glance.analysis().manifest()))
                .findFirst()
                .orElse(null);
    }

    private synchronized Path write(String name, String page) {
        try {
            if (folder == null) {
                folder = Files.createTempDirectory("daemonlens");
                folder.toFile().deleteOnExit();
            }
            Path file = folder.resolve(name);
            file.toFile().deleteOnExit();
            return Files.writeString(file, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
