package io.daemonlens.cli.commands;

import io.daemonlens.cli.program.FileSaver;
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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Makes the preferred repairs, again and again while they uncover more, or shows them as a diff.
 */
final class FixRun {

    /** One repair can bring another to light; a text that needs more rounds is left as it is. */
    private static final int ROUNDS = 8;

    private final Function<Document, Settings> settings;
    private final Terminal terminal;
    private final boolean onlyShow;

    FixRun(Function<Document, Settings> settings, Terminal terminal, boolean onlyShow) {
        this.settings = settings;
        this.terminal = terminal;
        this.onlyShow = onlyShow;
    }

    /** Repairs the files, or shows what would change; how many change. */
    int run(List<InputFiles.Input> inputs) throws IOException {
        int changed = 0;
        for (InputFiles.Input input : inputs) {
            Document document;
            try {
                document = FileReader.read(input, terminal);
            } catch (InputException e) {
                continue; // The checking that follows says why.
            }
            if (document.unreadableFrom() >= 0) {
                continue;
            }
            String repaired = repair(document);
            if (repaired.equals(document.text())) {
                continue;
            }
            changed++;
            if (onlyShow) {
                terminal.out().print(UnifiedDiff.of(input.name(), document.text(), repaired));
            } else if (input.path() == null) {
                terminal.out().print(repaired);
            } else {
                FileSaver.save(input.path(), repaired);
            }
        }
        return changed;
    }

    private String repair(Document document) {
        Document current = document;
        for (int round = 0; round < ROUNDS; round++) {
            List<TextEdit> edits = edits(current);
            String next = TextEdit.apply(current.text(), edits);
            if (next.equals(current.text())) {
                break;
            }
            current = Document.of(document.name(), next);
        }
        return current.text();
    }

    /** The edits of all preferred repairs that do not touch each other. */
    private List<TextEdit> edits(Document document) {
        List<TextEdit> all = new ArrayList<>();
        for (Finding finding : Analysis.of(document, settings.apply(document)).findings()) {
            if (!finding.counts()) {
                continue;
            }
            for (QuickFix fix : finding.fixes()) {
                if (fix.preferred() && fix.edits().stream().noneMatch(e -> touches(e, all))) {
                    all.addAll(fix.edits());
                    break;
                }
            }
        }
        return all;
    }

    private static boolean touches(TextEdit edit, List<TextEdit> others) {
        TextRange own = edit.range();
        return others.stream()
                .map(TextEdit::range)
                .anyMatch(other -> own.start() <= other.end() && other.start() <= own.end());
    }
}
