package io.daemonlens.cli.commands;

import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.fieldguide.FieldGuide;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code daemonlens explain}: the page of a finding's code, or what a field means. */
public final class ExplainCommand implements Command {

    @Override
    public List<Option> options() {
        return List.of(Option.of("api-version", "APIVERSION", "apps/v1 (default) or an older one"));
    }

    @Override
    public String operands() {
        return "CODE|FIELD";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        if (arguments.operands().size() != 1) {
            throw new UsageException(
                    "explain takes the code of a finding (selector-mismatch) or a field"
                            + " (spec.updateStrategy.rollingUpdate.maxSurge)");
        }
        String word = arguments.operands().get(0);
        String text = page(word);
        if (text == null) {
            SchemaCommand.Served served = SchemaCommand.Served.of(arguments);
            text = FieldGuide.explain(word, served.kind(), served.version());
        }
        if (text == null) {
            throw new UsageException("neither a finding's code nor a field of DaemonSet: " + word);
        }
        terminal.out().print(text);
        terminal.out().flush();
        return CLEAN;
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
