package io.daemonlens.cli.inputs;

import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.cluster.Redaction;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.forecast.Preview;
import io.daemonlens.revision.KeptRevisions;
import io.daemonlens.revision.LiveObject;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.revision.RevisionComparison.Candidate;
import io.daemonlens.revision.RevisionLookup;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The older revisions of manifests in files: live objects, or texts in git, each read once. */
public final class OlderRevisions {

    private record Texts(List<Candidate> candidates, String missing) {}

    private final RevisionLookup lookup;
    private final String ref;
    private final Wording words;
    private final Map<String, Texts> byFile = new LinkedHashMap<>();

    public OlderRevisions(Terminal terminal, String ref, Wording words) {
        this.lookup = new RevisionLookup(terminal.folder(), words);
        this.ref = ref;
        this.words = words;
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
        RevisionComparison compared =
                RevisionComparison.of(
                        texts.candidates,
                        newer.manifest(),
                        input.name(),
                        newer.version(),
                        settings);
        return new Preview.Older(compared, "");
    }

    /**
     * Compares with the live object where the cluster has it, because an update starts from that;
     * else with git.
     */
    public Preview.Older of(
            ManifestAnalysis newer,
            InputFiles.Input input,
            Settings settings,
            ClusterObjects cluster) {
        JsonObject stored = newer.answer().stored();
        String namespace = Field.of(stored).at("metadata", "namespace").text();
        JsonObject live = LiveObject.find(namespace, newer.manifest().name(), cluster).orElse(null);
        if (live == null) {
            return of(newer, input, settings);
        }
        if (Redaction.hides(live.object("spec"))) {
            String name = namespace + "/" + newer.manifest().name();
            return new Preview.Older(null, words.say("source.redacted", name, "live"));
        }
        Candidate older =
                Candidate.of(LiveObject.written(live), "live")
                        .keptAs(KeptRevisions.hashOf(live, cluster, newer.version()));
        RevisionComparison compared =
                RevisionComparison.of(
                        List.of(older), newer.manifest(), input.name(), newer.version(), settings);
        return new Preview.Older(compared, "");
    }

    private Texts read(String file) {
        try {
            return new Texts(lookup.git(ref, file).candidates(), "");
        } catch (RevisionLookup.RevisionException e) {
            return new Texts(List.of(), e.getMessage());
        }
    }
}
