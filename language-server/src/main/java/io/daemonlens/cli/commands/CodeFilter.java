package io.daemonlens.cli.commands;

import io.daemonlens.advice.Rules;
import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.report.lint.LintDocument;
import io.daemonlens.settings.RuleNames;
import java.util.ArrayList;
import java.util.List;

/** The codes that {@code --select} and {@code --ignore} leave; syntax errors are always kept. */
final class CodeFilter {

    private final List<String> select;
    private final List<String> ignore;

    private CodeFilter(List<String> select, List<String> ignore) {
        this.select = select;
        this.ignore = ignore;
    }

    static CodeFilter of(Arguments arguments) {
        return new CodeFilter(codes(arguments, "select"), codes(arguments, "ignore"));
    }

    private static List<String> codes(Arguments arguments, String option) {
        List<String> codes = new ArrayList<>();
        for (String value : arguments.values(option)) {
            for (String word : value.split(",")) {
                String code = Rules.current(word.strip());
                if (!Rules.codes().contains(code)) {
                    String nearest = RuleNames.nearest(code, Rules.codes());
                    String hint = nearest == null ? "" : "; did you mean " + nearest + "?";
                    throw new UsageException(
                            "--" + option + ": unknown finding code " + code + hint);
                }
                codes.add(code);
            }
        }
        return codes;
    }

    List<LintDocument> filter(List<LintDocument> documents) {
        if (select.isEmpty() && ignore.isEmpty()) {
            return documents;
        }
        List<LintDocument> filtered = new ArrayList<>();
        for (LintDocument document : documents) {
            List<LintDocument.Item> left = new ArrayList<>();
            for (LintDocument.Item item : document.findings()) {
                String code = item.finding().code();
                boolean wanted =
                        select.isEmpty() || select.contains(code) || document.kind() == null;
                if (wanted && !ignore.contains(code)) {
                    left.add(item);
                }
            }
            filtered.add(document.withFindings(left));
        }
        return filtered;
    }
}
