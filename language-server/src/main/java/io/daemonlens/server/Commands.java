package io.daemonlens.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.daemonlens.feature.CodeLens;
import io.daemonlens.feature.Explanation;
import io.daemonlens.feature.Preview;
import io.daemonlens.text.TextRange;
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
    private final Previews previews;
    private Path folder;

    Commands(
            Workspace workspace,
            Workers workers,
            Client client,
            Configuration configuration,
            Previews previews) {
        this.workspace = workspace;
        this.workers = workers;
        this.client = client;
        this.configuration = configuration;
        this.previews = previews;
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
                    for (Preview preview : file == null ? List.<Preview>of() : previews.of(file)) {
                        for (CodeLens lens : CodeLens.of(preview, configuration.words())) {
                            lenses.add(toLsp(preview, lens));
                        }
                    }
                    return lenses;
                });
    }

    private org.eclipse.lsp4j.CodeLens toLsp(Preview preview, CodeLens lens) {
        ToLsp toLsp = new ToLsp(preview.analysis().manifest().document(), client.abilities());
        JsonObject target = new JsonObject();
        target.addProperty("uri", preview.analysis().manifest().document().name());
        target.addProperty("document", preview.analysis().manifest().index());
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
        Preview preview = preview(target);
        if (preview == null) {
            client.message(configuration.words().say("lens.gone"));
            return;
        }
        String page = Explanation.of(preview, about);
        String name =
                preview.analysis().manifest().name() + "-" + about.name().toLowerCase(Locale.ROOT);
        Path file = write(name.replaceAll("[^A-Za-z0-9.-]", "_") + ".md", page);
        client.show(file.toUri().toString(), false, null, page.replaceAll("(?m)^#+ ", ""));
    }

    /** The preview a target names: by section, by position, or the only one. */
    private Preview preview(JsonObject target) {
        JsonElement uri = target.get("uri");
        OpenFile file = uri == null ? null : workspace.file(uri.getAsString());
        if (file == null) {
            return null;
        }
        List<Preview> all = previews.of(file);
        for (Preview preview : all) {
            TextRange section = preview.analysis().manifest().section();
            boolean named =
                    target.has("document")
                            && target.get("document").getAsInt()
                                    == preview.analysis().manifest().index();
            boolean around =
                    target.get("position") instanceof JsonObject position
                            && section.touches(
                                    preview.analysis()
                                            .manifest()
                                            .document()
                                            .lines()
                                            .offset(
                                                    position.get("line").getAsInt(),
                                                    position.get("character").getAsInt()));
            if (named || around) {
                return preview;
            }
        }
        return !target.has("document") && !all.isEmpty() ? all.get(0) : null;
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
