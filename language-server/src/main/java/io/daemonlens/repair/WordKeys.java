package io.daemonlens.repair;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.Finding.Source;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * Detects keys such as {@code on}, {@code y} and {@code no} without quotes, which become booleans.
 */
public final class WordKeys {

    private final Manifest manifest;
    private final Wording wording;
    private final List<Finding> findings = new ArrayList<>();

    private WordKeys(Manifest manifest, Wording wording) {
        this.manifest = manifest;
        this.wording = wording;
    }

    public static List<Finding> in(Manifest manifest, Wording wording) {
        WordKeys keys = new WordKeys(manifest, wording);
        keys.look(manifest.root(), FieldPath.ROOT);
        return keys.findings;
    }

    private void look(YamlNode node, FieldPath at) {
        if (node instanceof YamlSequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                look(sequence.items().get(i), at.index(i));
            }
        } else if (node instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                if (entry.key() instanceof YamlScalar key
                        && key.style() == YamlScalar.Style.PLAIN
                        && key.text().length() <= 5
                        && key.asKey() != null
                        && !key.asKey().equals(key.text())
                        && (key.asKey().equals("true") || key.asKey().equals("false"))) {
                    add(key, at);
                }
                if (entry.name() != null) {
                    look(entry.value(), at.child(entry.name()));
                }
            }
        }
    }

    private void add(YamlScalar key, FieldPath at) {
        TextRange range = key.range().shifted(manifest.offset());
        QuickFix quotes =
                new QuickFix(
                        wording.say("fix.replace", "\"" + key.text() + "\""),
                        true,
                        List.of(TextEdit.replace(range, "\"" + key.text() + "\"")),
                        List.of(at.key(key.text()), at.key(key.asKey())));
        findings.add(
                Finding.of(
                                "word-key",
                                Severity.WARNING,
                                Source.YAML,
                                key.asKey(),
                                range,
                                wording.say("word-key", key.text(), key.asKey()),
                                wording.say("word-key.help"))
                        .with(List.of(quotes), List.of()));
    }
}
