package io.daemonlens.engine.apiserver.validation.warnings;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Warns about files of a volume whose paths are equal or nested. These messages contain no field
 * path.
 */
final class VolumePathWarnings {

    /** Since this minor version, all types of files are compared; before, only with token paths. */
    private static final int ALL_FILES = 32;

    /** Since this minor version, a file at a token's path causes a warning. */
    private static final int TOKENS = 30;

    /**
     * A file of a volume.
     *
     * @param source the source of a file in a projected volume; empty for other volumes
     */
    private record File(String path, String source) {
        boolean overlaps(File other) {
            String own = path + "/";
            String others = other.path + "/";
            return !path.isEmpty()
                    && !other.path.isEmpty()
                    && (own.startsWith(others) || others.startsWith(own));
        }

        @Override
        public String toString() {
            return GoValues.quote(path) + (source.isEmpty() ? "" : " (" + source + ")");
        }
    }

    private VolumePathWarnings() {}

    static void add(Field volumes, WarningList warnings) {
        if (warnings.version().isAtLeast(ALL_FILES)) {
            for (Field volume : volumes.items()) {
                addPlain(volume, warnings);
                addProjected(volume, warnings);
            }
        } else if (warnings.version().isAtLeast(TOKENS)) {
            addTokenPaths(volumes, warnings);
        }
    }

    private static void addPlain(Field volume, WarningList warnings) {
        Field configMap = volume.at("configMap");
        Field secret = volume.at("secret");
        addOverlaps(
                volume,
                "ConfigMap " + GoValues.quote(configMap.at("name").text()),
                files(configMap, ""),
                new ArrayList<>(),
                warnings);
        addOverlaps(
                volume,
                "Secret " + GoValues.quote(secret.at("secretName").text()),
                files(secret, ""),
                new ArrayList<>(),
                warnings);
        addOverlaps(
                volume,
                "DownwardAPI",
                files(volume.at("downwardAPI"), ""),
                new ArrayList<>(),
                warnings);
    }

    /**
     * Adds the sources. Like upstream, a source without files is compared with the previous files.
     */
    private static void addProjected(Field volume, WarningList warnings) {
        String name = GoValues.quote(volume.at("name").text());
        List<File> before = new ArrayList<>();
        List<File> files = List.of();
        for (Field source : volume.at("projected", "sources").items()) {
            if (source.size() == 0) {
                warnings.add(
                        Warning.Kind.NO_EFFECT,
                        source.path(),
                        "volume " + name + " (Projected) has no sources provided");
                continue;
            }
            List<File> own = filesOf(source);
            files = own == null ? files : own;
            addOverlaps(volume, "Projected", files, before, warnings);
        }
    }

    private static void addOverlaps(
            Field volume, String kind, List<File> files, List<File> before, WarningList warnings) {
        for (File file : files) {
            for (File other : before) {
                if (file.overlaps(other)) {
                    warnings.add(
                            Warning.Kind.NO_EFFECT,
                            volume.path(),
                            "volume "
                                    + GoValues.quote(volume.at("name").text())
                                    + " ("
                                    + kind
                                    + "): overlapping paths: "
                                    + file
                                    + " with "
                                    + other);
                }
            }
            before.add(file);
        }
    }

    /** Returns the files of a projected source; null if it lists none. */
    private static List<File> filesOf(Field source) {
        Field configMap = source.at("configMap");
        Field secret = source.at("secret");
        Field bundle = source.at("clusterTrustBundle");
        Field certificate = source.at("podCertificate");
        if (configMap.at("items").present()) {
            return files(configMap, "ConfigMap " + GoValues.quote(configMap.at("name").text()));
        }
        if (secret.at("items").present()) {
            return files(secret, "Secret " + GoValues.quote(secret.at("name").text()));
        }
        if (source.at("downwardAPI", "items").present()) {
            return files(source.at("downwardAPI"), "DownwardAPI");
        }
        if (source.at("serviceAccountToken").present()) {
            return List.of(file(source.at("serviceAccountToken", "path"), "ServiceAccountToken"));
        }
        if (bundle.present()) {
            Field named = bundle.at("name").present() ? bundle.at("name") : bundle.at("signerName");
            String words = "ClusterTrustBundle " + GoValues.quote(named.text());
            return List.of(file(bundle.at("path"), words));
        }
        return certificate.present() ? certificateFiles(certificate) : null;
    }

    private static List<File> certificateFiles(Field certificate) {
        List<File> files = new ArrayList<>();
        String[][] members = {
            {"certificateChainPath", "PodCertificate chain"},
            {"keyPath", "PodCertificate key"},
            {"credentialBundlePath", "PodCertificate credential bundle"}
        };
        for (String[] member : members) {
            if (!certificate.at(member[0]).isEmpty()) {
                files.add(file(certificate.at(member[0]), member[1]));
            }
        }
        return files;
    }

    private static List<File> files(Field source, String words) {
        List<File> files = new ArrayList<>();
        for (Field item : source.at("items").items()) {
            files.add(file(item.at("path"), words));
        }
        return files;
    }

    private static File file(Field path, String source) {
        String text = path.text();
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return new File(text.substring(0, end), source);
    }

    /** Compares the tokens of all volumes with the files of all volumes. */
    private static void addTokenPaths(Field volumes, WarningList warnings) {
        Set<String> tokens = new LinkedHashSet<>();
        for (Field volume : volumes.items()) {
            for (Field source : volume.at("projected", "sources").items()) {
                if (source.at("serviceAccountToken").present()) {
                    tokens.add(source.at("serviceAccountToken", "path").text());
                }
            }
        }
        for (Field volume : volumes.items()) {
            Field sources = volume.at("projected", "sources");
            for (Field source : sources.items()) {
                addTokenPaths(sources, source, "configMap", "configMap", tokens, warnings);
                addTokenPaths(sources, source, "secret", "secrets", tokens, warnings);
                addTokenPaths(sources, source, "downwardAPI", "downwardAPI", tokens, warnings);
            }
        }
    }

    private static void addTokenPaths(
            Field sources,
            Field source,
            String member,
            String printed,
            Set<String> tokens,
            WarningList warnings) {
        for (Field item : source.at(member, "items").items()) {
            String path = item.at("path").text();
            if (tokens.contains(path)) {
                warnings.add(
                        Warning.Kind.NO_EFFECT,
                        item.at("path").path(),
                        sources.path().child(printed).index(item.path().index())
                                + ": has duplicated path with ServiceAccountToken "
                                + GoValues.quote(path));
            }
        }
    }
}
