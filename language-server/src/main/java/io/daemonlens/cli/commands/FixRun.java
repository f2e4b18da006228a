package io.daemonlens.cli.commands;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.cli.inputs.FileReader;
import io.daemonlens.cli.inputs.InputFiles;
import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Applies the preferred fixes, repeatedly while new ones appear, or shows them as a diff. An
 * analysis only offers fixes that are proved to change nothing else. Generated files are left
 * unchanged, since the generator would write the mistake again.
 */
final class FixRun {

    /** The most rounds of fixes; a text that needs more is left unchanged. */
    private static final int ROUNDS = 8;

    private static final int HEAD = 2000;
    private static final Pattern GENERATED =
            Pattern.compile("(?im)^#.*(do not edit|@generated|(code|file|auto)[ -]?generated)");

    private final Function<Document, Settings> settings;
    private final Terminal terminal;
    private final boolean onlyShow;
    private final Map<InputFiles.Input, Document> read = new HashMap<>();
    private final Map<String, Integer> repairs = new LinkedHashMap<>();
    private final List<String> generated = new ArrayList<>();
    private boolean wroteToOutput;

    FixRun(Function<Document, Settings> settings, Terminal terminal, boolean onlyShow) {
        this.settings = settings;
        this.terminal = terminal;
        this.onlyShow = onlyShow;
    }

    /** Fixes the files or shows the changes; returns the number of fixes. */
    int run(List<InputFiles.Input> inputs) throws IOException {
        int all = 0;
        for (InputFiles.Input input : inputs) {
            Document document;
            try {
                document = FileReader.read(input, terminal);
            } catch (InputException e) {
                continue; // The checking that follows says why.
            }
            Document repaired = document.unreadableFrom() >= 0 ? document : repair(document);
            boolean changed = repaired != document;
            if (input.path() == null || onlyShow && changed) {
                read.put(input, repaired);
            }
            all += repairs.getOrDefault(input.name(), 0);
            if (onlyShow) {
                if (changed) {
                    String patch = UnifiedDiff.of(input.name(), document.text(), repaired.text());
                    terminal.out().print(patch);
                    wroteToOutput = true;
                }
            } else if (input.path() == null) {
                terminal.out().print(repaired.text());
                wroteToOutput = true;
            } else if (changed) {
                TextFiles.rewrite(input.path(), repaired.text());
            }
        }
        return all;
    }

    /** Returns the text to check after the fixes. */
    Document read(InputFiles.Input input) {
        Document known = read.get(input);
        return known == null ? FileReader.read(input, terminal) : known;
    }

    /** Whether standard output has a text or a patch, so that the report goes to standard error. */
    boolean wroteToOutput() {
        return wroteToOutput || onlyShow;
    }

    /** Prints to standard error what was fixed and how many findings are left. */
    void say(int left, Wording wording) {
        for (String file : generated) {
            terminal.err().println("daemonlens: " + wording.say("fix.generated", file));
        }
        int all = 0;
        for (Map.Entry<String, Integer> each : repairs.entrySet()) {
            String key = onlyShow ? "fix.file.would" : "fix.file";
            String sentence = wording.say(key, each.getKey(), each.getValue());
            terminal.err().println("daemonlens: " + sentence);
            all += each.getValue();
        }
        String key = onlyShow ? "fix.done.would" : "fix.done";
        terminal.err().println("daemonlens: " + wording.say(key, all, left));
    }

    /** Returns the fixed text; the same document if nothing is fixed. */
    private Document repair(Document document) {
        Document current = document;
        int made = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<QuickFix> fixes = fixes(current);
            List<TextEdit> edits = new ArrayList<>();
            fixes.forEach(fix -> edits.addAll(fix.edits()));
            String next = TextEdit.apply(current.text(), edits);
            if (next.equals(current.text())) {
                break;
            }
            if (isGenerated(document.text())) {
                generated.add(document.name());
                return document;
            }
            made += fixes.size();
            current = Document.of(document.name(), next);
        }
        if (made > 0) {
            repairs.merge(document.name(), made, Integer::sum);
        }
        return current;
    }

    private static boolean isGenerated(String text) {
        return GENERATED.matcher(text.substring(0, Math.min(HEAD, text.length()))).find();
    }

    /** Returns the preferred fixes that do not overlap. */
    private List<QuickFix> fixes(Document document) {
        List<QuickFix> chosen = new ArrayList<>();
        List<TextEdit> taken = new ArrayList<>();
        for (Finding finding : Analysis.of(document, settings.apply(document)).findings()) {
            if (!finding.counts()) {
                continue;
            }
            for (QuickFix fix : finding.fixes()) {
                if (fix.preferred() && fix.edits().stream().noneMatch(e -> touches(e, taken))) {
                    chosen.add(fix);
                    taken.addAll(fix.edits());
                    break;
                }
            }
        }
        return chosen;
    }

    private static boolean touches(TextEdit edit, List<TextEdit> others) {
        TextRange own = edit.range();
        return others.stream()
                .map(TextEdit::range)
                .anyMatch(other -> own.start() <= other.end() && other.start() <= own.end());
    }
}
