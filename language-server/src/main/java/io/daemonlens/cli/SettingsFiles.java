package io.daemonlens.cli;

import io.daemonlens.analysis.Settings;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.util.List;

/** The settings of each document: command line before settings file. */
final class SettingsFiles {

    private final Settings base;

    SettingsFiles(
            Arguments arguments,
            Terminal terminal,
            Wording wording,
            List<KubernetesVersion> versions) {
        base =
                Settings.defaults()
                        .withWording(wording)
                        .withVersion(versions.isEmpty() ? null : versions.get(0))
                        .withNamespace(arguments.value("namespace", "default"));
    }

    Settings of(Document document) {
        return base;
    }
}
