package io.daemonlens.server;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.daemonlens.advice.RulePages;
import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.feature.CodeLens;
import io.daemonlens.feature.Explanation;
import io.daemonlens.forecast.LensSummary;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.TextRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.Range;

/**
 * The lens row of each DaemonSet, and its commands. Our own client shows a panel; for other clients
 * a page is written to a file of this session and shown with {@code window/showDocument}.
 */
final class Commands {

    private static final String PREFIX = "daemonlens.server.";

    /** The command that shows the page of a finding's code. */
    static final String EXPLAIN = PREFIX + "explain";

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
                    if (file == null) {
                        return List.of();
                    }
                    for (LensSummary glance : glances.of(file)) {
                        file.rows()
                                .put(
                                        glance.analysis().manifest().index(),
                                        CodeLens.of(glance, configuration.words()).stream()
                                                .map(lens -> toLsp(glance, lens))
                                                .toList());
                    }
                    return rows(file);
                });
    }

    /**
     * Returns the row of each DaemonSet; a DaemonSet that is broken at the moment keeps its last
     * row, so that lines do not move during typing.
     */
    private List<org.eclipse.lsp4j.CodeLens> rows(OpenFile file) {
        List<org.eclipse.lsp4j.CodeLens> lenses = new ArrayList<>();
        Set<Integer> there = new HashSet<>();
        for (ManifestAnalysis each : file.analysis().manifests()) {
            Manifest manifest = each.manifest();
            boolean ours = each.accepted() || manifest.isDaemonSet() || !each.findings().isEmpty();
            List<org.eclipse.lsp4j.CodeLens> row = file.rows().get(manifest.index());
            if (ours && row != null && there.add(manifest.index())) {
                ToLsp toLsp = new ToLsp(manifest.document(), client.abilities());
                int start = manifest.root() == null ? 0 : manifest.root().start();
                Range range = toLsp.range(TextRange.at(manifest.offset() + start));
                for (org.eclipse.lsp4j.CodeLens lens : row) {
                    lenses.add(
                            new org.eclipse.lsp4j.CodeLens(
                                    each.accepted() ? lens.getRange() : range,
                                    lens.getCommand(),
                                    null));
                }
            }
        }
        file.rows().keySet().retainAll(there);
        return lenses;
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
                    if (params.getCommand().equals(EXPLAIN) && !params.getArguments().isEmpty()) {
                        explain(params.getArguments().get(0));
                    }
                    return null;
                });
    }

    /** Shows the page of a code, from this program without network access. */
    private void explain(Object argument) {
        String code =
                argument instanceof JsonPrimitive text ? text.getAsString() : argument.toString();
        String page = RulePages.page(code);
        if (page == null) {
            client.message(configuration.words().say("action.explain.none", code));
            return;
        }
        Path file = write(code + ".md", page);
        client.show(file.toUri().toString(), false, null, page.replaceAll("(?m)^#+ ", ""));
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

    /** Returns the lens summary of a target; null if there is none. */
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
