package io.daemonlens.cli.inputs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The ignore rules of the {@code .gitignore} files from the repository down; the last match wins.
 *
 * <p>Not JGit's {@code IgnoreNode}, against which a test compares this class: with it, four rules
 * over 2,000 files took 0.33 s of CPU, class archive included, and 0.07 s without any.
 */
final class IgnoreRules {

    private record Rule(Path base, Pattern pattern, boolean onlyFolders, boolean keeps) {}

    private final List<Rule> rules = new ArrayList<>();

    /** Collects the rules for a folder from the folders above it, up to the repository root. */
    IgnoreRules(Path folder) {
        List<Path> above = new ArrayList<>();
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                above.forEach(this::read);
                return;
            }
            if (at.getParent() != null) {
                above.add(0, at.getParent());
            }
        }
    }

    /** Adds the rules of a folder. */
    void enter(Path folder) {
        read(folder.toAbsolutePath().normalize());
    }

    private void read(Path folder) {
        Path file = folder.resolve(".gitignore");
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                String rule = line.strip();
                if (!rule.isEmpty() && !rule.startsWith("#")) {
                    add(folder, rule);
                }
            }
        } catch (IOException e) {
            // An unreadable file adds no rules.
        }
    }

    private void add(Path base, String line) {
        boolean keeps = line.startsWith("!");
        String rule = keeps ? line.substring(1) : line;
        boolean onlyFolders = rule.endsWith("/");
        rule = onlyFolders ? rule.substring(0, rule.length() - 1) : rule;
        boolean anchored = rule.indexOf('/') >= 0;
        rule = rule.startsWith("/") ? rule.substring(1) : rule;
        rules.add(new Rule(base, pattern(rule, anchored), onlyFolders, keeps));
    }

    private static Pattern pattern(String rule, boolean anchored) {
        StringBuilder regex = new StringBuilder(anchored ? "" : "(?:.*/)?");
        for (int i = 0; i < rule.length(); i++) {
            char c = rule.charAt(i);
            if (rule.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (rule.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (c == '\\' && i + 1 < rule.length()) {
                regex.append(Pattern.quote(rule.substring(i + 1, i + 2)));
                i++;
            } else if (c == '[' && rule.indexOf(']', i + 2) > 0) {
                int end = rule.indexOf(']', i + 2);
                String inside = rule.substring(i + 1, end).replace("\\", "\\\\");
                boolean not = inside.startsWith("!") || inside.startsWith("^");
                String set = (not ? inside.substring(1) : inside).replace("[", "\\[");
                regex.append(not ? "(?!/)[^" : "(?!/)[").append(set.replace("&", "\\&"));
                regex.append(']');
                i = end;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString());
    }

    boolean isIgnored(Path path, boolean folder) {
        Path absolute = path.toAbsolutePath().normalize();
        boolean ignored = false;
        for (Rule rule : rules) {
            if ((!rule.onlyFolders || folder) && absolute.startsWith(rule.base)) {
                String below = rule.base.relativize(absolute).toString().replace('\\', '/');
                if (rule.pattern.matcher(below).matches()) {
                    ignored = !rule.keeps;
                }
            }
        }
        return ignored;
    }
}
