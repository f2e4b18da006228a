package io.daemonlens.repair;

import io.daemonlens.engine.apiserver.ApiServer;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Document;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.Wording;
import java.util.List;
import java.util.Set;

/**
 * The migration of a DaemonSet from a removed API to apps/v1 with the same behaviour, and the
 * answer of the newest API server.
 *
 * @param text of the whole document; unchanged if this object could not be rewritten
 * @param done whether it was rewritten
 * @param answer to the rewritten object; null if it was not rewritten
 */
public record Migration(String text, boolean done, Response answer) {

    private static final Set<String> OLD =
            Set.of("extensions/v1beta1", "apps/v1beta1", "apps/v1beta2");

    /** Whether the manifest needs a migration. */
    public static boolean concerns(Manifest manifest) {
        return manifest.isDaemonSet() && OLD.contains(manifest.apiVersion());
    }

    public static Migration of(Manifest manifest) {
        String text = manifest.document().text();
        KubernetesVersion newest = KubernetesVersion.NEWEST;
        List<QuickFix> fixes = new Repairs(manifest, newest, Wording.ENGLISH).migration();
        if (fixes.isEmpty() || manifest.tree().problem() != null) {
            return new Migration(text, false, null);
        }
        String migrated = TextEdit.apply(text, fixes.get(0).edits());
        for (Manifest each : Manifest.of(Document.of(manifest.document().name(), migrated))) {
            if (each.index() == manifest.index() && each.item() == manifest.item()) {
                String namespace = each.namespace().isEmpty() ? "default" : each.namespace();
                Response answer =
                        ApiServer.create(
                                each.body(),
                                Endpoint.of("apps/v1", namespace),
                                newest,
                                Gates.defaults(newest));
                return new Migration(migrated, true, answer);
            }
        }
        return new Migration(text, false, null);
    }
}
