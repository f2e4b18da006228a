package io.daemonlens.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The folders that users unpack: with a Java inside, or without. */
final class Layout {

    private final Path project;
    private final Path jar;

    Layout(Path project) {
        this.project = project;
        jar = project.resolve("language-server/target/dist/lib/daemonlens.jar");
    }

    Path jar() {
        return jar;
    }

    Path sources() {
        return project.resolve("dist/src/main");
    }

    /** A launcher and a runtime that holds everything. */
    Tree packed(Path runtime, boolean windows) throws IOException {
        Tree tree = new Tree().addFolder("runtime/", runtime);
        String name = windows ? "daemonlens.cmd" : "daemonlens";
        tree.add("bin/" + name, Tree.PROGRAM, sources().resolve("packed/bin").resolve(name));
        if (!windows) {
            kubectl(tree);
        }
        return licences(tree);
    }

    /** Launchers for every system and the jar, for a Java that is already there. */
    Tree plain() throws IOException {
        Path bin = project.resolve("language-server/src/main/dist/bin");
        Tree tree = new Tree();
        tree.add("bin/daemonlens", Tree.PROGRAM, bin.resolve("daemonlens"));
        tree.add("bin/daemonlens.cmd", Tree.PROGRAM, bin.resolve("daemonlens.cmd"));
        tree.add("lib/daemonlens.jar", Tree.PLAIN, jar);
        kubectl(tree);
        return licences(tree);
    }

    private void kubectl(Tree tree) throws IOException {
        tree.add("bin/kubectl-daemonlens", Tree.PROGRAM, project.resolve("kubectl-daemonlens"));
    }

    private Tree licences(Tree tree) throws IOException {
        for (String name : List.of("LICENSE", "NOTICE")) {
            tree.add(name, Tree.PLAIN, project.resolve(name));
        }
        return tree;
    }

    /** Man pages, and completions where each shell looks for them, below {@code share}. */
    static Tree share(Manual manual, String program) throws IOException {
        Tree tree = new Tree();
        for (Map.Entry<String, String> page : manual.pages().entrySet()) {
            tree.add("man/man1/" + page.getKey() + ".1.gz", Tree.PLAIN, Archives.gz(page.getValue().getBytes()));
        }
        Map<String, String> places =
                Map.of(
                        "bash", "bash-completion/completions/daemonlens",
                        "zsh", "zsh/site-functions/_daemonlens",
                        "fish", "fish/vendor_completions.d/daemonlens.fish");
        for (Map.Entry<String, String> place : places.entrySet()) {
            tree.add(place.getValue(), Tree.PLAIN, Programs.run(List.of(program, "completion", place.getKey())));
        }
        return tree;
    }

    /** Texts of ours with the version filled in. */
    String text(String path, Map<String, String> values) throws IOException {
        String text = Files.readString(sources().resolve(path));
        for (Map.Entry<String, String> each : values.entrySet()) {
            text = text.replace("@" + each.getKey() + "@", each.getValue());
        }
        return text;
    }
}
