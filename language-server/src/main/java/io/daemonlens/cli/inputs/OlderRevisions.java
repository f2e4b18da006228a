package io.daemonlens.cli.inputs;

import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.forecast.Preview;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.revision.RevisionComparison.Candidate;
import io.daemonlens.revision.RevisionSources;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The older revisions of manifests in files, from git; each file is read once. */
public final class OlderRevisions {

    private record Texts(List<Candidate> candidates, String missing) {}

    private final RevisionSources sources;
    private final String ref;
    private final Map<String, Texts> byFile = new LinkedHashMap<>();

    public OlderRevisions(Terminal terminal, String ref, Wording words) {
        this.sources = new RevisionSources(terminal.folder(), words);
        this.ref = ref;
    }

    /** Compares with the same object in git, or returns why there is nothing to compare with. */
    public Preview.Older of(ManifestAnalysis newer, InputFiles.Input input, Settings settings) {
        if (input.path() == null) {
            return Preview.Older.NOT_ASKED;
        }
        Texts texts = byFile.computeIfAbsent(input.name(), this::read);
        if (!texts.missing.isEmpty()) {
            return new Preview.Older(null, texts.missing);
        }
        String wanted = newer.manifest().name();
        String namespace =
                newer.manifest().namespace().isEmpty()
                        ? settings.namespace()
                        : newer.manifest().namespace();
        List<Candidate> older =
                texts.candidates.stream()
                        .filter(each -> each.name().equals(wanted))
                        .filter(each -> each.namespace(settings).equals(namespace))
                        .toList();
        Candidate now = Candidate.of(newer.manifest(), input.name());
        List<RevisionComparison> compared =
                RevisionComparison.of(older, List.of(now), settings.withVersion(newer.version()));
        return new Preview.Older(compared.get(0), "");
    }

    private Texts read(String file) {
        try {
            Document document = sources.git(ref, file).documents().get(0);
            return new Texts(Candidate.in(document, "git:" + ref), "");
        } catch (RevisionSources.RevisionException e) {
            return new Texts(List.of(), e.getMessage());
        }
    }
}
