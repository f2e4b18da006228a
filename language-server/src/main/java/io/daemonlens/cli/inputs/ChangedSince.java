package io.daemonlens.cli.inputs;

import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.report.lint.LintDocument;
import io.daemonlens.revision.GitFile;
import io.daemonlens.text.TextRange;
import io.daemonlens.yaml.YamlSections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps the findings on documents whose text changed since a commit. */
public final class ChangedSince {

    private final String ref;
    private final Terminal terminal;
    private final Map<String, Set<String>> oldSections = new HashMap<>();
    private final Map<String, List<String>> newSections = new HashMap<>();

    public ChangedSince(String ref, Terminal terminal) {
        this.ref = ref;
        this.terminal = terminal;
    }

    public List<LintDocument> filter(List<LintDocument> documents) {
        List<LintDocument> left = new ArrayList<>();
        for (LintDocument document : documents) {
            left.add(isChanged(document) ? document : document.withFindings(List.of()));
        }
        return left;
    }

    private boolean isChanged(LintDocument document) {
        if (document.file().equals("-")) {
            return true;
        }
        Set<String> old = oldSections.computeIfAbsent(document.file(), this::old);
        List<String> now = newSections.computeIfAbsent(document.file(), this::now);
        return document.index() >= now.size() || !old.contains(now.get(document.index()));
    }

    private Set<String> old(String file) {
        try (GitFile git = GitFile.open(terminal.resolve(file))) {
            return new HashSet<>(sections(git.at(ref).text()));
        } catch (GitFile.GitException e) {
            // A file that was added since then counts as changed as a whole.
            terminal.err().println("daemonlens: " + file + ": " + e.getMessage());
            return Set.of();
        }
    }

    private List<String> now(String file) {
        InputFiles.Input input = new InputFiles.Input(file, terminal.resolve(file));
        try {
            return sections(FileReader.read(input, terminal).text());
        } catch (InputException e) {
            return List.of();
        }
    }

    private static List<String> sections(String text) {
        List<String> sections = new ArrayList<>();
        for (TextRange section : YamlSections.of(text)) {
            sections.add(section.of(text).strip());
        }
        return sections;
    }
}
