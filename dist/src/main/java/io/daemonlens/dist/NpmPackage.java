package io.daemonlens.dist;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The npm package {@code daemonlens}, which holds launcher and jar, and beside it a package for this
 * platform with a Java inside, which npm installs as well where it fits.
 */
final class NpmPackage {

    private NpmPackage() {}

    static Path write(Layout layout, String version, Path folder) throws IOException {
        Map<String, String> values = Map.of("VERSION", version);
        Tree thin = new Tree();
        thin.add("package/package.json", Tree.PLAIN, layout.text("npm/package.json", values));
        thin.add("package/README.md", Tree.PLAIN, layout.text("npm/README.md", values));
        thin.add("package/bin/daemonlens.js", Tree.PROGRAM, layout.text("npm/daemonlens.js", values));
        thin.addAll("package/home/", layout.plain());
        Path file = folder.resolve("daemonlens-" + version + "-npm.tgz");
        Archives.tarGz(thin, file);
        return file;
    }

    static Path writeRuntime(Layout layout, Tree packed, String platform, String version, Path folder) throws IOException {
        Map<String, String> values = Map.of("VERSION", version, "OS", system(platform), "CPU", platform.replaceFirst(".*-", ""));
        Tree runtime = new Tree();
        runtime.add("package/package.json", Tree.PLAIN, layout.text("npm/runtime-package.json", values));
        runtime.addAll("package/home/", packed);
        Path file = folder.resolve("daemonlens-runtime-" + platform + "-" + version + "-npm.tgz");
        Archives.tarGz(runtime, file);
        return file;
    }

    /** The system as Node names it. */
    private static String system(String platform) {
        return platform.startsWith("windows") ? "win32" : platform.replaceFirst("-.*", "");
    }
}
