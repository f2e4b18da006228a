package io.daemonlens.engine.apiserver.validation.volume;

import io.daemonlens.engine.apimachinery.ErrorCause;
import io.daemonlens.engine.apimachinery.ErrorCause.Plain;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.core.VolumeNames;
import java.util.List;

/**
 * Validates a pod's volumes: exactly one source, the rules of that source, then the name ({@code
 * ValidateVolumes}). Checked against {@code pkg/apis/core/validation/validation.go}, 1.8 and later.
 */
public final class VolumeRules {

    /** The check of one volume type. */
    private interface SourceRule {
        void check(Field source, Errors errors);
    }

    /**
     * A volume type.
     *
     * @param member the field that holds the source
     * @param extra the end of the path if the volume already has another source
     * @param path the end of the path in other errors
     */
    private record Kind(String member, String extra, String path, SourceRule rule) {
        Kind(String member, SourceRule rule) {
            this(member, member, member, rule);
        }
    }

    /** The volume types in the server's order. Three paths differ from the manifest's. */
    private static final List<Kind> KINDS =
            List.of(
                    new Kind("emptyDir", LocalVolumeRules::checkEmptyDir),
                    new Kind("hostPath", LocalVolumeRules::checkHostPath),
                    new Kind("gitRepo", LocalVolumeRules::checkGitRepo),
                    new Kind(
                            "gcePersistentDisk",
                            "gcePersistentDisk",
                            "persistentDisk",
                            CloudVolumeRules::checkGceDisk),
                    new Kind("awsElasticBlockStore", CloudVolumeRules::checkAwsStore),
                    new Kind("secret", ItemVolumeRules::checkSecret),
                    new Kind("nfs", NetworkVolumeRules::checkNfs),
                    new Kind("iscsi", IscsiRules::check),
                    new Kind("glusterfs", NetworkVolumeRules::checkGlusterfs),
                    new Kind("flocker", NetworkVolumeRules::checkFlocker),
                    new Kind("persistentVolumeClaim", LocalVolumeRules::checkClaim),
                    new Kind("rbd", NetworkVolumeRules::checkRbd),
                    new Kind("cinder", CloudVolumeRules::checkCinder),
                    new Kind("cephfs", "cephFS", "cephfs", NetworkVolumeRules::checkCephfs),
                    new Kind("quobyte", NetworkVolumeRules::checkQuobyte),
                    new Kind(
                            "downwardAPI",
                            "downwarAPI",
                            "downwardAPI",
                            ItemVolumeRules::checkDownward),
                    new Kind("fc", NetworkVolumeRules::checkFibreChannel),
                    new Kind("flexVolume", DriverVolumeRules::checkFlex),
                    new Kind("configMap", ItemVolumeRules::checkConfigMap),
                    new Kind("azureFile", CloudVolumeRules::checkAzureFile),
                    new Kind("vsphereVolume", CloudVolumeRules::checkVsphere),
                    new Kind("photonPersistentDisk", CloudVolumeRules::checkPhoton),
                    new Kind("portworxVolume", DriverVolumeRules::checkPortworx),
                    new Kind("azureDisk", CloudVolumeRules::checkAzureDisk),
                    new Kind("storageos", DriverVolumeRules::checkStorageOs),
                    new Kind("projected", ProjectedVolumeRules::check),
                    new Kind("scaleIO", DriverVolumeRules::checkScaleIo),
                    new Kind("csi", DriverVolumeRules::checkCsi),
                    new Kind("ephemeral", ClaimTemplateRules::check),
                    new Kind("image", ImageVolumeRules::check));

    private VolumeRules() {}

    /** Checks all volumes and returns the valid ones. */
    public static VolumeNames check(Field volumes, Errors errors) {
        VolumeNames names = new VolumeNames();
        for (Field volume : volumes.items()) {
            int before = errors.count();
            checkSource(volume, errors);
            checkName(volume.at("name"), names, errors);
            if (errors.count() == before) {
                names.add(volume);
            }
        }
        return names;
    }

    /** Checks the source. Any further source is reported and not checked. */
    private static void checkSource(Field volume, Errors errors) {
        int sources = 0;
        for (Kind kind : KINDS) {
            Field source = volume.at(kind.member);
            if (source.absent()) {
                continue;
            }
            boolean only = ++sources == 1;
            if (only) {
                kind.rule.check(
                        source.printedAs(volume.printed().child(kind.path)),
                        errors.as(RuleCodes.VOLUME_FIELD));
            } else {
                errors.as(RuleCodes.VOLUME_SOURCE)
                        .because(Plain.MORE_THAN_ONE)
                        .forbidden(
                                source.printedAs(volume.printed().child(kind.extra)),
                                "may not specify more than 1 volume type");
            }
            if (kind.member.equals("iscsi")) {
                IscsiRules.checkLength(volume, source, errors.as(RuleCodes.VOLUME_FIELD));
            }
        }
        if (sources == 0) {
            errors.as(RuleCodes.VOLUME_SOURCE).required(volume, "must specify a volume type");
        }
    }

    private static void checkName(Field name, VolumeNames names, Errors errors) {
        if (name.isEmpty()) {
            errors.as(RuleCodes.VOLUME_NAME).required(name);
        } else {
            errors.as(RuleCodes.VOLUME_NAME)
                    .invalid(name, NameValidation.label(name.text(), errors.version()));
        }
        if (names.has(name.text())) {
            errors.as(RuleCodes.DUPLICATE_VOLUME_NAME).duplicate(name);
        }
    }

    /** Checks that GCE disks are read-only, because all pods share them. */
    public static void checkSharedDisks(Field volumes, Errors errors) {
        for (Field volume : volumes.items()) {
            Field disk = volume.at("gcePersistentDisk");
            if (disk.present() && !disk.at("readOnly").isTrue()) {
                errors.as(RuleCodes.VOLUME_FIELD)
                        .because(ErrorCause.Plain.DISK_NOT_READ_ONLY)
                        .invalid(
                                disk.at("readOnly"),
                                "false",
                                "must be true for replicated pods > 1; GCE PD can only be mounted"
                                        + " on multiple machines if it is read-only");
            }
        }
    }
}
