package io.daemonlens.cli.commands;

import io.daemonlens.cli.inputs.FileReader;
import io.daemonlens.cli.inputs.InputFiles;
import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.repair.Migration;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code daemonlens migrate}: converts DaemonSets of extensions/v1beta1, apps/v1beta1 and
 * apps/v1beta2 to apps/v1. It fails if the newest API server would still refuse the result.
 */
public final class MigrateCommand implements Command {

    private final List<String> remarks = new ArrayList<>();
    private boolean fallsShort;
    private Wording words = Wording.ENGLISH;

    @Override
    public List<Option> options() {
        return List.of(
                Option.flag("write", "changes the files instead of printing them"),
                Option.flag("diff", "prints what would change, as a patch"));
    }

    @Override
    public String operands() {
        return "[PATH…|-]";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        words = Wording.of(terminal.language(arguments));
        InputFiles files = InputFiles.of(arguments.operands(), terminal, "-");
        List<String> problems = new ArrayList<>(files.problems());
        int migrated = 0;
        boolean printed = false;
        String separator = "---\n";
        for (InputFiles.Input input : files.inputs()) {
            Document document;
            try {
                document = FileReader.read(input, terminal);
            } catch (InputException e) {
                problems.add(e.getMessage());
                continue;
            }
            String text = migrate(document);
            boolean changed = !text.equals(document.text());
            migrated += changed ? 1 : 0;
            if (arguments.has("diff")) {
                if (changed) {
                    terminal.out().print(UnifiedDiff.of(input.name(), document.text(), text));
                }
            } else if (arguments.has("write") && input.path() != null) {
                if (changed) {
                    TextFiles.rewrite(input.path(), text);
                }
            } else if (changed || input.path() == null) {
                terminal.out().print(printed ? separator + text : text);
                separator = text.endsWith("\n") ? "---\n" : "\n---\n";
                printed = true;
            }
        }
        problems.addAll(remarks);
        problems.forEach(each -> terminal.err().println("daemonlens: " + each));
        if (!arguments.has("quiet")) {
            String key = migrated == 1 ? "migrate.count.one" : "migrate.count";
            String count = words.say(key, migrated, files.inputs().size());
            terminal.err().println("daemonlens: " + count);
        }
        return fallsShort ? FINDINGS : problems.isEmpty() ? CLEAN : UNREADABLE;
    }

    /** Migrates every DaemonSet of the text, one after the other, because offsets move. */
    private String migrate(Document document) {
        Document current = document;
        int count = Manifest.of(document).size();
        for (int at = 0; at < count; at++) {
            List<Manifest> manifests = Manifest.of(current);
            if (at >= manifests.size() || !Migration.concerns(manifests.get(at))) {
                continue;
            }
            Manifest manifest = manifests.get(at);
            Migration migration = Migration.of(manifest);
            String place = current.place(manifest.offset()) + ": " + manifest.name();
            if (!migration.done()) {
                fallsShort = true;
                remarks.add(words.say("migrate.not", place));
                continue;
            }
            say(place, migration.answer());
            current = Document.of(document.name(), migration.text());
        }
        return current.text();
    }

    private void say(String place, Response answer) {
        if (answer.accepted()) {
            return;
        }
        fallsShort = true;
        if (answer.errors().isEmpty() || !answer.strictErrors().isEmpty()) {
            remarks.add(words.say("migrate.refused", place, answer.message()));
            return;
        }
        for (FieldError error : answer.errors()) {
            remarks.add(words.say("migrate.refused", place, error));
        }
    }
}
