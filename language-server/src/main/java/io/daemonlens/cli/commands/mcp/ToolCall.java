package io.daemonlens.cli.commands.mcp;

import io.daemonlens.advice.Rules;
import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.cluster.Clusters;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.settings.SettingsText;
import io.daemonlens.text.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of a call as words of a command line. Every path is resolved and checked first, and
 * no word of a caller can become an option.
 */
final class ToolCall {

    private static final String STDIN = "-";
    private static final String REF = "[A-Za-z0-9][A-Za-z0-9._/~^@{}-]*";
    private static final String NAME = "[a-z0-9]([a-z0-9.-]*[a-z0-9])?";

    private final String tool;
    private final JsonObject arguments;
    private final Roots roots;
    private final Arguments server;
    private final List<String> words = new ArrayList<>();
    private Path first;

    ToolCall(String tool, JsonObject arguments, Roots roots, Arguments server) throws IOException {
        this.tool = tool;
        this.arguments = arguments;
        this.roots = roots;
        this.server = server;
        List<String> operands = operands();
        option("kubernetes-version", "kubernetesVersion", "[v0-9.]{1,24}");
        option("namespace", "namespace", NAME);
        option("pod-security", "podSecurity", "privileged|baseline|restricted");
        for (String each : texts("whatIf")) {
            words.add("--what-if=" + each);
        }
        from();
        if (String.valueOf(arguments.get("neverReady")).equals("true")) {
            words.add("--never-ready");
        }
        if (arguments.has("failNodes")) {
            words.add("--fail-nodes=" + arguments.get("failNodes"));
        }
        boolean named = clusters();
        settings(named);
        words.add("--no-progress");
        words.add("--color=never");
        words.add("--output=" + (isJson() ? "json" : "text"));
        words.add("--");
        words.addAll(operands);
    }

    List<String> words() {
        return words;
    }

    /** The text that the command reads as standard input. */
    String text() {
        return arguments.text("text");
    }

    boolean isJson() {
        String format = arguments.text("format");
        if (!format.isEmpty() && !format.equals("text") && !format.equals("json")) {
            throw new UsageException("format: expected text or json");
        }
        return format.equals("json");
    }

    private void option(String option, String argument, String pattern) {
        String value = arguments.text(argument);
        if (!value.isEmpty()) {
            if (!value.matches(pattern)) {
                throw new UsageException(argument + ": not a valid value: " + value);
            }
            words.add("--" + option + "=" + value);
        }
    }

    private List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        JsonArray array = arguments.array(name);
        if (array != null) {
            array.forEach(each -> all.add(((JsonText) each).value()));
        }
        return all;
    }

    private List<String> operands() {
        if (tool.equals("why")) {
            String name = arguments.text("name");
            if (!name.isEmpty() && !name.matches("(" + NAME + "/)?" + NAME)) {
                throw new UsageException("name: expected NAME or NAMESPACE/NAME");
            }
            return name.isEmpty() ? List.of() : List.of(name.contains("/") ? name : "ds/" + name);
        }
        List<String> operands = new ArrayList<>();
        for (String each : texts("paths")) {
            operands.add(path(each));
        }
        if (arguments.has("text")) {
            operands.add(STDIN);
        }
        if (tool.equals("plan")) {
            List<String> states = new ArrayList<>();
            states.add(state("base", "HEAD"));
            if (arguments.has("head")) {
                states.add(state("head", "HEAD"));
            }
            states.addAll(operands);
            return states;
        }
        if (operands.isEmpty()) {
            throw new UsageException(tool + " needs text or paths");
        }
        return operands;
    }

    /**
     * A state of {@code plan}: {@code live}, a path that exists inside of the roots, or a commit.
     */
    private String state(String argument, String otherwise) {
        String value = arguments.text(argument);
        if (value.isEmpty() || value.equals("live")) {
            return value.isEmpty() ? otherwise : value;
        }
        return isPath(value) ? path(value) : ref(argument, value);
    }

    private void from() {
        String value = arguments.text("from");
        if (!value.isEmpty()) {
            words.add(
                    "--from="
                            + (value.matches("revision:[0-9]{1,9}")
                                    ? value
                                    : isPath(value) ? path(value) : ref("from", value)));
        }
    }

    /** A name that exists is a path, also if it leads outside: as a commit it would be read too. */
    private boolean isPath(String value) {
        return !value.matches(REF)
                || value.contains("..")
                || Files.exists(roots.first().resolve(value), LinkOption.NOFOLLOW_LINKS);
    }

    private static String ref(String argument, String value) {
        if (!value.matches(REF)) {
            throw new UsageException(argument + ": neither a path nor a git commit: " + value);
        }
        return value;
    }

    private String path(String given) {
        Path real = roots.inside(given);
        first = first == null ? real : first;
        return real.toString();
    }

    private boolean clusters() {
        List<String> named = texts("cluster");
        for (String each : named) {
            boolean preset =
                    Clusters.presets().contains(each)
                            && !Files.exists(
                                    roots.first().resolve(each), LinkOption.NOFOLLOW_LINKS);
            words.add("--cluster=" + (preset ? each : roots.inside(each)));
        }
        if (named.isEmpty()) {
            for (String each : server.values("cluster")) {
                words.add("--cluster=" + each);
            }
            if (server.has("context")) {
                words.add("--context=" + server.value("context"));
            }
        }
        return !named.isEmpty() || server.has("cluster") || server.has("context");
    }

    /**
     * The settings file inside of the roots is used unless it leads outside of them, or to a live
     * cluster that only the person who starts the server may name.
     */
    private void settings(boolean clusterNamed) throws IOException {
        if (server.has("config")) {
            words.add("--config=" + server.value("config"));
            return;
        }
        Path file = roots.settingsFile(first == null ? roots.first() : first);
        if (file != null) {
            check(file, clusterNamed);
        }
        words.add("--config=" + (file == null ? none() : file));
    }

    /** Returns an empty settings file, so that none outside of the roots is looked for. */
    private static Path none() throws IOException {
        Path nothing = Path.of("/dev/null");
        if (Files.exists(nothing)) {
            return nothing;
        }
        Path file = Files.createTempFile("daemonlens", ".yaml");
        file.toFile().deleteOnExit();
        return file;
    }

    private void check(Path file, boolean clusterNamed) throws IOException {
        Document document = Document.of(file.toString(), Files.readAllBytes(file));
        SettingsText text = SettingsText.of(document, Rules.codes());
        if (text.context() != null && !clusterNamed) {
            throw new InputException(
                    "the settings file names a live cluster; name a cluster in the call, or start"
                            + " the server with --context");
        }
        List<String> named = new ArrayList<>(text.policies());
        for (String each : text.cluster()) {
            if (!Clusters.presets().contains(each)) {
                named.add(each);
            }
        }
        for (String each : named) {
            roots.inside(file.resolveSibling(each).toString());
        }
    }
}
