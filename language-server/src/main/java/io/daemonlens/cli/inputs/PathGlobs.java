package io.daemonlens.cli.inputs;

import io.daemonlens.settings.Globs;
import java.util.List;

/**
 * The filter for the files of a folder. A glob without a slash is matched against the file name,
 * any other against the path or a suffix of it.
 *
 * @param include only files that one of these matches; empty for all
 * @param exclude skip files that one of these matches
 */
public record PathGlobs(List<String> include, List<String> exclude) {

    public static final PathGlobs ALL = new PathGlobs(List.of(), List.of());

    public boolean wants(String path) {
        return (include.isEmpty() || any(include, path)) && !any(exclude, path);
    }

    private static boolean any(List<String> globs, String path) {
        for (String glob : globs) {
            String asked = glob.endsWith("/") ? glob + "**" : glob;
            String text = asked.indexOf('/') < 0 ? path.substring(path.lastIndexOf('/') + 1) : path;
            if (Globs.matches(asked, text) || Globs.matches("**/" + asked, text)) {
                return true;
            }
        }
        return false;
    }
}
