package io.daemonlens.engine.apiserver;

import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a YAML reader's error reads like in the minors whose reader put it otherwise. */
final class YamlWords {

    private static final Pattern LINE = Pattern.compile("yaml: line (\\d+): (.*)");

    /** Found by the scanner, which up to 1.12 told the line before. */
    private static final List<String> FOUND_BY_SCANNER =
            List.of(
                    "mapping values are not allowed",
                    "found character that cannot start any token",
                    "found a tab character",
                    "found unexpected end of stream",
                    "found unknown escape character",
                    "did not find the expected '>'",
                    "could not find expected ':'",
                    "block sequence entries are not allowed");

    private YamlWords() {}

    static String of(String error, KubernetesVersion version) {
        if (version.isBefore(31) && error.startsWith("unsupported map key")) {
            return "U" + error.substring(1);
        }
        Matcher line = LINE.matcher(error);
        if (version.isAtLeast(13) || !line.matches()) {
            return error;
        }
        String problem = line.group(2);
        int number = Integer.parseInt(line.group(1));
        boolean before = FOUND_BY_SCANNER.stream().anyMatch(problem::startsWith);
        return "yaml: line "
                + (before ? number - 1 : number)
                + ": "
                + problem.replace("that violates indentation", "that violate indentation");
    }
}
