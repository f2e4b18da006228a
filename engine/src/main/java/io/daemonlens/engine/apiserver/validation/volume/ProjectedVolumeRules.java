package io.daemonlens.engine.apiserver.validation.volume;

import io.daemonlens.engine.apimachinery.ErrorCause.Plain;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.LocalPaths;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Validates a projected volume: each source has one type, and no two files have the same path
 * ({@code validateProjectedVolumeSource}).
 */
final class ProjectedVolumeRules {

    private static final String[] KINDS = {
        "secret",
        "configMap",
        "downwardAPI",
        "serviceAccountToken",
        "clusterTrustBundle",
        "podCertificate"
    };

    /** Since this minor version, the message says that the limit is one type per source. */
    private static final int PER_SOURCE = 31;

    /** Since this minor version, a token's path is checked like other paths. */
    private static final int TOKEN_PATH_CHECKED = 30;

    /**
     * Before this minor version, errors have the volume's path, and one type per source is checked.
     */
    private static final int INDEXED = 11;

    private ProjectedVolumeRules() {}

    static void check(Field volume, Errors all) {
        VolumeFields.checkMode(volume.at("defaultMode"), all);
        Errors errors = all.as(RuleCodes.PROJECTED_VOLUME);
        Set<String> paths = new LinkedHashSet<>();
        for (Field source : volume.at("sources").items()) {
            if (errors.version().isBefore(INDEXED)) {
                checkOld(volume, source, paths, errors);
            } else {
                check(volume, source, paths, errors);
            }
        }
    }

    private static void check(Field volume, Field source, Set<String> paths, Errors errors) {
        checkItems(volume, source.at("secret"), paths, errors);
        checkItems(volume, source.at("configMap"), paths, errors);
        checkDownward(volume, source.at("downwardAPI"), paths, errors);
        checkToken(volume, source.at("serviceAccountToken"), errors);
        checkBundle(volume, source.at("clusterTrustBundle"), paths, errors);
        checkCertificate(volume, source.at("podCertificate"), paths, errors);
        checkOneKind(source, errors);
    }

    /** Checks a source as servers up to 1.10 do: errors have the volume's path. */
    private static void checkOld(Field volume, Field source, Set<String> paths, Errors errors) {
        boolean found = false;
        for (String kind : KINDS) {
            Field content = source.at(kind);
            if (content.absent()) {
                continue;
            }
            if (found) {
                errors.because(Plain.MORE_THAN_ONE)
                        .forbidden(
                                content.printedAs(volume.printed().child(kind)),
                                "may not specify more than 1 volume type");
            } else if (kind.equals("downwardAPI")) {
                checkDownward(
                        volume, content.printedAs(volume.printed().child(kind)), paths, errors);
            } else if (kind.equals("serviceAccountToken")) {
                checkToken(volume, content.printedAs(volume.printed().child(kind)), errors);
            } else {
                checkItems(volume, content.printedAs(volume.printed()), paths, errors);
            }
            found = true;
        }
    }

    private static void checkOneKind(Field source, Errors errors) {
        int kinds = 0;
        for (String kind : KINDS) {
            kinds += source.at(kind).present() ? 1 : 0;
        }
        if (kinds > 1) {
            errors.because(Plain.MORE_THAN_ONE)
                    .forbidden(
                            source,
                            errors.version().isAtLeast(PER_SOURCE)
                                    ? "may not specify more than 1 volume type per source"
                                    : "may not specify more than 1 volume type");
        }
    }

    private static void checkItems(Field volume, Field source, Set<String> paths, Errors errors) {
        if (source.absent()) {
            return;
        }
        Field name = source.at("name");
        if (name.isEmpty()) {
            errors.required(name);
        }
        for (Field item : source.at("items").items()) {
            ItemVolumeRules.checkItem(item, errors);
            checkNew(volume, item.at("path").text(), name.text(), paths, errors);
        }
    }

    private static void checkDownward(
            Field volume, Field source, Set<String> paths, Errors errors) {
        for (Field item : source.at("items").items()) {
            ItemVolumeRules.checkDownwardItem(item.printedAs(source.printed()), errors);
            String path = item.at("path").text();
            checkNew(volume, path, path, paths, errors);
        }
    }

    /** Checks a token projection. Errors have the volume's path, not the source's. */
    private static void checkToken(Field volume, Field token, Errors errors) {
        if (token.absent()) {
            return;
        }
        Field seconds = token.at("expirationSeconds");
        if (seconds.number() < 600) {
            errors.invalid(seconds, "may not specify a duration less than 10 minutes");
        }
        if (seconds.number() > 1L << 32) {
            errors.invalid(seconds, "may not specify a duration larger than 2^32 seconds");
        }
        Field path = token.at("path").printedAs(volume.printed().child("path"));
        if (path.isEmpty()) {
            errors.required(path);
        } else if (errors.version().isAtLeast(TOKEN_PATH_CHECKED)
                && !StoredVolumes.tokenPathOutside(errors)) {
            LocalPaths.checkLocal(path, errors);
        }
    }

    private static void checkBundle(Field volume, Field bundle, Set<String> paths, Errors errors) {
        if (bundle.absent()) {
            return;
        }
        TrustBundleRules.check(bundle, errors);
        Field path = bundle.at("path");
        if (path.isEmpty()) {
            errors.required(path);
        }
        LocalPaths.checkLocal(path, errors);
        checkNewOrEmpty(volume, path.text(), path.text(), paths, errors);
    }

    private static void checkCertificate(
            Field volume, Field certificate, Set<String> paths, Errors errors) {
        if (certificate.absent()) {
            return;
        }
        PodCertificateRules.check(certificate, errors);
        for (String member : PodCertificateRules.PATHS) {
            Field path = certificate.at(member);
            if (!path.isEmpty()) {
                LocalPaths.checkLocal(path, errors);
                checkNew(volume, path.text(), path.text(), paths, errors);
            }
        }
        PodCertificateRules.checkRest(certificate, errors);
    }

    private static void checkNew(
            Field volume, String path, String shown, Set<String> paths, Errors errors) {
        if (!path.isEmpty()) {
            checkNewOrEmpty(volume, path, shown, paths, errors);
        }
    }

    private static void checkNewOrEmpty(
            Field volume, String path, String shown, Set<String> paths, Errors errors) {
        if (!paths.add(path)) {
            errors.invalid(volume, GoValues.quote(shown), "conflicting duplicate paths");
        }
    }
}
