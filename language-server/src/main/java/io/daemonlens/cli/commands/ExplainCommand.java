package io.daemonlens.cli.commands;

import io.daemonlens.advice.RulePages;
import io.daemonlens.advice.Rules;
import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.fieldguide.FieldGuide;
import io.daemonlens.settings.RuleNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code daemonlens explain}: prints the page of a code, or the documentation of a field. */
public final class ExplainCommand implements Command {

    @Override
    public List<Option> options() {
        return List.of(Option.of("api-version", "APIVERSION", "apps/v1 (default) or an older one"));
    }

    @Override
    public String operands() {
        return "[CODE|FIELD]";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        if (arguments.operands().isEmpty()) {
            return list(terminal);
        }
        if (arguments.operands().size() > 1) {
            throw new UsageException(
                    "explain takes the code of a finding (selector-mismatch) or a field"
                            + " (spec.updateStrategy.rollingUpdate.maxSurge)");
        }
        String word = arguments.operands().get(0);
        String text = page(Rules.current(word));
        if (text == null) {
            SchemaCommand.Served served = SchemaCommand.Served.of(arguments);
            text = FieldGuide.explain(word, served.kind(), served.version());
            if (text == null) {
                throw new UsageException(unknown(word, served));
            }
        }
        terminal.out().print(text);
        terminal.out().flush();
        return CLEAN;
    }

    /** Lists every code with the title of its page. */
    private static int list(Terminal terminal) {
        for (String code : Rules.codes()) {
            terminal.out().printf("%-32s %s%n", code, RulePages.title(code));
        }
        terminal.out().flush();
        return CLEAN;
    }

    private static String unknown(String word, SchemaCommand.Served served) {
        boolean path = word.indexOf('.') >= 0;
        String nearest =
                path
                        ? FieldGuide.nearestPath(word, served.kind(), served.version())
                        : RuleNames.nearest(word, Rules.codes());
        return "neither a finding's code nor a field of DaemonSet: "
                + word
                + (nearest == null ? "" : "; did you mean " + nearest + "?")
                + "\n`daemonlens explain` lists the codes";
    }

    private static String page(String code) throws IOException {
        if (!code.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            return null;
        }
        String resource = "/rules/" + code + ".md";
        try (InputStream in = ExplainCommand.class.getResourceAsStream(resource)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
