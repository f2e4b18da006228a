package io.daemonlens.cli;

import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.CommonOptions;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code daemonlens completion SHELL}: prints a shell script that completes commands and options.
 */
final class CompletionCommand implements Command {

    private static final List<String> SHELLS = List.of("bash", "zsh", "fish", "powershell");

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public String operands() {
        return String.join("|", SHELLS);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
        String shell =
                arguments.operands().size() == 1
                        ? arguments.operands().get(0).toLowerCase(java.util.Locale.ROOT)
                        : "";
        switch (shell) {
            case "bash" -> terminal.out().print(bash());
            case "zsh" ->
                    terminal.out().print("autoload -U +X bashcompinit && bashcompinit\n" + bash());
            case "fish" -> terminal.out().print(fish());
            case "powershell" -> terminal.out().print(powershell());
            default ->
                    throw new UsageException(
                            "completion takes one shell: " + String.join(", ", SHELLS));
        }
        return CLEAN;
    }

    private static List<String> words(Command command) {
        List<Option> all = new ArrayList<>(command.options());
        all.addAll(CommonOptions.ALL);
        return all.stream().map(option -> "--" + option.name()).toList();
    }

    private static String bash() {
        StringBuilder out = new StringBuilder("_daemonlens() {\n");
        out.append("  local word=${COMP_WORDS[COMP_CWORD]}\n");
        out.append("  if [ \"$COMP_CWORD\" -eq 1 ]; then\n");
        out.append("    COMPREPLY=($(compgen -W \"");
        out.append(String.join(" ", Commands.ALL.keySet())).append(" server\" -- \"$word\"))\n");
        out.append("    return\n  fi\n");
        out.append("  case $word in\n    -*) ;;\n");
        out.append("    *) COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n  esac\n");
        out.append("  case ${COMP_WORDS[1]} in\n");
        for (Map.Entry<String, Commands.Entry> each : Commands.ALL.entrySet()) {
            out.append("    ").append(each.getKey()).append(") COMPREPLY=($(compgen -W \"");
            out.append(String.join(" ", words(each.getValue().maker().get())));
            out.append("\" -- \"$word\")) ;;\n");
        }
        return out.append("  esac\n}\ncomplete -o filenames -F _daemonlens daemonlens\n")
                .toString();
    }

    private static String fish() {
        StringBuilder out = new StringBuilder();
        for (Map.Entry<String, Commands.Entry> each : Commands.ALL.entrySet()) {
            out.append("complete -c daemonlens -n __fish_use_subcommand -a ");
            out.append(each.getKey()).append(" -d '");
            out.append(each.getValue().summary().replace("'", "\\'")).append("'\n");
            List<Option> all = new ArrayList<>(each.getValue().maker().get().options());
            all.addAll(CommonOptions.ALL);
            for (Option option : all) {
                out.append("complete -c daemonlens -n '__fish_seen_subcommand_from ");
                out.append(each.getKey()).append("' -l ").append(option.name());
                out.append(option.letter() == 0 ? "" : " -s " + option.letter());
                out.append(option.takesValue() ? " -r" : "");
                out.append(" -d '").append(option.help().replace("'", "\\'")).append("'\n");
            }
        }
        return out.toString();
    }

    private static String powershell() {
        StringBuilder out =
                new StringBuilder(
                        "Register-ArgumentCompleter -Native -CommandName daemonlens -ScriptBlock {\n"
                                + "  param($word, $ast, $cursor)\n"
                                + "  $words = $ast.CommandElements | ForEach-Object { $_.ToString() }\n"
                                + "  $known = switch ($words[1]) {\n");
        for (Map.Entry<String, Commands.Entry> each : Commands.ALL.entrySet()) {
            out.append("    '").append(each.getKey()).append("' { '");
            out.append(String.join("','", words(each.getValue().maker().get()))).append("' }\n");
        }
        out.append("  }\n  if ($words.Count -le 2 -and -not $known) { $known = '");
        out.append(String.join("','", Commands.ALL.keySet())).append("' }\n");
        return out.append("  $known | Where-Object { $_ -like \"$word*\" }\n}\n").toString();
    }
}
