package io.daemonlens.cli.commands.tour;

import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.report.TextWrapper;
import io.daemonlens.text.Sentence;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code daemonlens tour}: incidents to solve by editing until the simulation ends well. */
public final class TourCommand implements Command {

    private static final String FOLDER = "daemonlens-tour";
    private static final int HINTS = 2;

    @Override
    public List<Option> options() {
        return List.of(
                Option.of("folder", "DIR", "where the files are; " + FOLDER + " by default"),
                Option.of("hints", "N", "shows the first N hints"),
                Option.flag("reset", "writes the incident's files anew"));
    }

    @Override
    public String operands() {
        return "[INCIDENT]";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        if (arguments.operands().size() > 1) {
            throw new UsageException("tour takes the number or the name of one incident");
        }
        Wording wording = Wording.of(terminal.language(arguments));
        AnsiStyle style = AnsiStyle.of(terminal.colors(arguments));
        String folder = arguments.value("folder", FOLDER);
        if (arguments.operands().isEmpty()) {
            return list(folder, terminal, wording, style);
        }
        String word = arguments.operands().get(0);
        Incident incident = Incident.of(word);
        if (incident == null) {
            throw new UsageException(
                    "no incident " + word + "; `daemonlens tour` lists the eight there are");
        }
        Path files = terminal.resolve(folder).resolve(incident.name());
        boolean written = write(incident, files, arguments.has("reset"));
        String title = wording.say("tour." + incident.name() + ".title");
        terminal.out().println(style.bold(incident.number() + " · " + title) + "\n");
        say("tour." + incident.name() + ".question", terminal, wording);
        int hints = arguments.number("hints", 0, 0);
        for (int i = 1; i <= Math.min(hints, HINTS); i++) {
            String hint = wording.say("tour." + incident.name() + ".hint" + i);
            terminal.out().println();
            print(wording.say("tour.hint", i, hint), terminal);
        }
        terminal.out().println();
        if (written) {
            print(wording.say("tour.written", folder + "/" + incident.name()), terminal);
        }
        Sentence problem = problem(incident, files, terminal);
        if (problem != null) {
            print(style.yellow(wording.say("tour.not-yet", problem.in(wording))), terminal);
            print(wording.say("tour.edit", incident.number()), terminal);
            return FINDINGS;
        }
        String lesson = wording.say("tour." + incident.name() + ".lesson");
        print(style.green(wording.say("tour.lesson", lesson)), terminal);
        Incident next = firstOpen(terminal.resolve(folder), terminal);
        print(
                next == null
                        ? wording.say("tour.all-solved")
                        : wording.say("tour.next", next.number()),
                terminal);
        return CLEAN;
    }

    private static int list(String folder, Terminal terminal, Wording wording, AnsiStyle style)
            throws IOException {
        say("tour.intro", terminal, wording);
        terminal.out().println();
        for (Incident incident : Incident.ALL) {
            boolean solved = isSolved(incident, terminal.resolve(folder), terminal);
            String state = wording.say(solved ? "tour.solved" : "tour.open");
            String title = wording.say("tour." + incident.name() + ".title");
            String mark = solved ? style.green("●") : "○";
            terminal.out()
                    .println(
                            "  "
                                    + incident.number()
                                    + "  "
                                    + mark
                                    + "  "
                                    + title
                                    + style.faint("  " + state));
        }
        Incident next = firstOpen(terminal.resolve(folder), terminal);
        terminal.out().println();
        print(
                next == null
                        ? wording.say("tour.all-solved")
                        : wording.say("tour.start", next.number()),
                terminal);
        return CLEAN;
    }

    private static Incident firstOpen(Path folder, Terminal terminal) throws IOException {
        for (Incident incident : Incident.ALL) {
            if (!isSolved(incident, folder, terminal)) {
                return incident;
            }
        }
        return null;
    }

    private static boolean isSolved(Incident incident, Path folder, Terminal terminal)
            throws IOException {
        Path files = folder.resolve(incident.name());
        return Files.exists(files.resolve(Incident.MANIFEST))
                && problem(incident, files, terminal) == null;
    }

    private static Sentence problem(Incident incident, Path files, Terminal terminal)
            throws IOException {
        return new IncidentJudge(incident, files, terminal.environment()).problem();
    }

    /** Writes the missing files, or all; edited files are kept. */
    private static boolean write(Incident incident, Path files, boolean all) throws IOException {
        Files.createDirectories(files);
        boolean written = false;
        for (String name : incident.files()) {
            Path file = files.resolve(name);
            if (all || !Files.exists(file)) {
                Files.write(file, resource(incident, name));
                written = true;
            }
        }
        return written;
    }

    static byte[] resource(Incident incident, String file) throws IOException {
        String name = "/tour/" + incident.name() + "/" + file;
        try (InputStream in = TourCommand.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new InputException("the resource " + name + " is missing");
            }
            return in.readAllBytes();
        }
    }

    private static void say(String key, Terminal terminal, Wording wording) {
        print(wording.say(key), terminal);
    }

    private static void print(String text, Terminal terminal) {
        TextWrapper.wrap(text, TextWrapper.COLUMNS).forEach(terminal.out()::println);
    }
}
