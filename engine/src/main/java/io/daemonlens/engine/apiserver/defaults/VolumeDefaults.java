package io.daemonlens.engine.apiserver.defaults;

import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;

/** Applies the API server's defaults to a volume. */
final class VolumeDefaults {

    private static final int READABLE_BY_ALL = 0644;

    private final KubernetesVersion version;

    VolumeDefaults(KubernetesVersion version) {
        this.version = version;
    }

    void apply(JsonObject volume) {
        if (volume.size() == (volume.has("name") ? 1 : 0)) {
            volume.put("emptyDir", new JsonObject());
        }
        JsonObject hostPath = volume.object("hostPath");
        if (hostPath != null) {
            Tree.setIfAbsent(hostPath, "type", "");
        }
        mode(volume.object("secret"));
        mode(volume.object("configMap"));
        mode(volume.object("downwardAPI"));
        items(volume.object("downwardAPI"));
        projected(volume.object("projected"));
        JsonObject iscsi = volume.object("iscsi");
        if (iscsi != null) {
            Tree.setIfEmpty(iscsi, "iscsiInterface", "default");
        }
        JsonObject rbd = volume.object("rbd");
        if (rbd != null) {
            Tree.setIfEmpty(rbd, "pool", "rbd");
            Tree.setIfEmpty(rbd, "user", "admin");
            Tree.setIfEmpty(rbd, "keyring", "/etc/ceph/keyring");
        }
        azureDisk(volume.object("azureDisk"));
        JsonObject scaleIo = volume.object("scaleIO");
        if (scaleIo != null) {
            Tree.setIfEmpty(scaleIo, "storageMode", "ThinProvisioned");
            Tree.setIfEmpty(scaleIo, "fsType", "xfs");
        }
        ephemeral(volume.object("ephemeral"));
        JsonObject image = volume.object("image");
        if (image != null && image.text("pullPolicy").isEmpty()) {
            image.put("pullPolicy", PodDefaults.pullPolicy(image.text("reference")));
        }
    }

    private static void mode(JsonObject source) {
        if (source != null) {
            Tree.setIfAbsent(source, "defaultMode", JsonNumber.of(READABLE_BY_ALL));
        }
    }

    private static void items(JsonObject downwardApi) {
        Tree.each(
                Tree.list(downwardApi, "items"),
                item -> PodDefaults.fieldRef(item.object("fieldRef")));
    }

    private static void projected(JsonObject projected) {
        mode(projected);
        Tree.each(
                Tree.list(projected, "sources"),
                source -> {
                    items(source.object("downwardAPI"));
                    JsonObject token = source.object("serviceAccountToken");
                    if (token != null) {
                        Tree.setIfAbsent(token, "expirationSeconds", JsonNumber.of(60 * 60));
                    }
                });
    }

    private static void azureDisk(JsonObject disk) {
        if (disk == null) {
            return;
        }
        Tree.setIfAbsent(disk, "cachingMode", "ReadWrite");
        Tree.setIfAbsent(disk, "kind", "Shared");
        Tree.setIfAbsent(disk, "fsType", "ext4");
        Tree.setIfAbsent(disk, "readOnly", JsonBoolean.of(false));
    }

    private void ephemeral(JsonObject ephemeral) {
        JsonObject template = ephemeral == null ? null : ephemeral.object("volumeClaimTemplate");
        if (template == null || version.isBefore(19)) {
            return;
        }
        JsonObject spec = Tree.objectOf(template, "spec");
        Tree.setIfAbsent(spec, "volumeMode", "Filesystem");
        PodDefaults.resources(spec.object("resources"));
    }
}
