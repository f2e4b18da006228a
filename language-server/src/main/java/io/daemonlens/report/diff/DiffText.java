package io.daemonlens.report.diff;

import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apps.Change;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.forecast.Moves;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.report.TextWrapper;
import io.daemonlens.report.YamlLines;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What differs between revisions, for people: text for a terminal, markdown for a request. */
public final class DiffText {

    private final AnsiStyle paint;
    private final Wording words;
    private final Function<RevisionComparison, Moves> moves;

    /**
     * @param moves the nodes whose pods come and go; null where they are not known
     */
    public DiffText(AnsiStyle paint, Wording words, Function<RevisionComparison, Moves> moves) {
        this.paint = paint;
        this.words = words;
        this.moves = moves;
    }

    /** One block an object, its changes grouped by what they do. */
    public String text(List<RevisionComparison> comparisons) {
        StringBuilder out = new StringBuilder();
        for (RevisionComparison each : comparisons) {
            if (each.differs()) {
                out.append(out.length() > 0 ? "\n" : "");
                block(each, out);
            }
        }
        return out.toString();
    }

    private void block(RevisionComparison each, StringBuilder out) {
        out.append(paint.bold(each.namespace() + "/" + each.name()));
        out.append(" · Kubernetes ").append(each.version()).append('\n');
        if (each.from() == null) {
            out.append("  ").append(paint.green(words.say("diff.new")));
            out.append(": ").append(each.to().source()).append('\n');
            refusal(each, out);
            return;
        }
        if (each.to() == null) {
            out.append("  ").append(paint.red(words.say("diff.gone"))).append(": ");
            out.append(words.say("diff.gone.only", each.from().source())).append('\n');
            return;
        }
        out.append("  ").append(verdict(each, paint)).append('\n');
        refusal(each, out);
        Moves moved = moves.apply(each);
        if (moved != null) {
            wrapped(words.say("diff.moves", said(moved)), out);
        }
        for (Change.Effect effect : Change.Effect.values()) {
            List<Change> group = each.changes().stream().filter(c -> c.effect() == effect).toList();
            if (!group.isEmpty()) {
                String title = words.say("diff.effect." + effect.word());
                out.append('\n').append(paint.bold(title)).append('\n');
                group.forEach(change -> change(change, out));
            }
        }
    }

    private static void wrapped(String text, StringBuilder out) {
        TextWrapper.wrap(text, TextWrapper.COLUMNS - 2)
                .forEach(line -> out.append("  ").append(line).append('\n'));
    }

    /** {@code + w-3, w-4 · - gpu-1}: nodes that get a pod, nodes that lose it. */
    private String said(Moves moved) {
        List<String> parts = new ArrayList<>();
        if (!moved.gains().isEmpty()) {
            parts.add("+ " + String.join(", ", moved.gains()));
        }
        if (!moved.loses().isEmpty()) {
            parts.add("- " + String.join(", ", moved.loses()));
        }
        return parts.isEmpty() ? words.say("diff.moves.none") : String.join(" · ", parts);
    }

    private String verdict(RevisionComparison each, AnsiStyle colors) {
        String hash = each.to().hash();
        if (!each.accepted()) {
            return colors.red(words.say("diff.refused"));
        }
        String both = each.from().hash() + " → " + hash;
        if (each.restartsPods()) {
            return colors.yellow(words.say("diff.restarts"))
                    + " · "
                    + words.say("diff.revision", both);
        }
        String revision =
                each.makesRevision()
                        ? words.say("diff.revision.new", both)
                        : words.say(
                                each.changes().isEmpty() ? "diff.revision" : "diff.revision.stays",
                                hash);
        return colors.green(words.say("diff.no-restart")) + " · " + revision;
    }

    private void refusal(RevisionComparison each, StringBuilder out) {
        if (each.accepted()) {
            return;
        }
        if (each.answer().errors().isEmpty()) {
            out.append("  ").append(paint.red(each.answer().message())).append('\n');
        }
        for (FieldError error : each.answer().errors()) {
            out.append("  ").append(paint.red(error.toString())).append('\n');
            if (isOfSelector(error)) {
                wrapped(words.say("diff.immutable"), out);
            }
        }
    }

    private static boolean isOfSelector(FieldError error) {
        return error.field().equals("spec.selector") && error.detail().equals("field is immutable");
    }

    private void change(Change change, StringBuilder out) {
        out.append("  ").append(change.label());
        switch (change.kind()) {
            case REORDERED -> out.append("  ").append(words.say("diff.reordered")).append('\n');
            case ADDED -> values(null, change.to(), out.append('\n'));
            case REMOVED -> values(change.from(), null, out.append('\n'));
            case CHANGED -> {
                if (fitsOneLine(change)) {
                    out.append("  ").append(paint.red(shown(change.from()))).append(" → ");
                    out.append(paint.green(shown(change.to()))).append('\n');
                } else {
                    values(change.from(), change.to(), out.append('\n'));
                }
            }
        }
    }

    private static boolean fitsOneLine(Change change) {
        if (hasParts(change.from()) || hasParts(change.to())) {
            return false;
        }
        String line = "  " + change.label() + "  " + shown(change.from()) + " → ";
        line += shown(change.to());
        return line.length() <= TextWrapper.COLUMNS && line.indexOf('\n') < 0;
    }

    /** The lines of both values; what they share is shown once, far from a change not at all. */
    private void values(JsonValue from, JsonValue to, StringBuilder out) {
        for (LineDiff.Line line : LineDiff.of(lines(from), lines(to))) {
            String text = "    " + line.sign() + " " + line.text();
            out.append(
                            line.sign() == '-'
                                    ? paint.red(text)
                                    : line.sign() == '+' ? paint.green(text) : text.stripTrailing())
                    .append('\n');
        }
    }

    private static boolean hasParts(JsonValue value) {
        return value instanceof JsonObject || value instanceof JsonArray;
    }

    private static String shown(JsonValue value) {
        return value instanceof JsonText text
                ? text.value()
                : YamlLines.forPeople(JsonWriter.compact(value));
    }

    private static List<String> lines(JsonValue value) {
        if (value == null) {
            return List.of();
        }
        return hasParts(value) ? YamlLines.of(value) : List.of(shown(value).split("\n", -1));
    }

    /** A sentence and a table an object. */
    public String markdown(List<RevisionComparison> comparisons) {
        List<String> blocks = new ArrayList<>();
        for (RevisionComparison each : comparisons) {
            if (each.differs()) {
                blocks.add(markdown(each));
            }
        }
        return String.join("\n", blocks);
    }

    private String markdown(RevisionComparison each) {
        StringBuilder out = new StringBuilder("### ");
        out.append(each.namespace()).append('/').append(each.name()).append("\n\n");
        if (each.from() == null || each.to() == null) {
            String key = each.from() == null ? "diff.new.whole" : "diff.gone.whole";
            out.append(words.say(key)).append('\n');
        } else {
            out.append(verdict(each, AnsiStyle.PLAIN)).append('\n');
        }
        if (!each.accepted()) {
            out.append("\n```\n").append(each.answer().message()).append("\n```\n");
            if (each.answer().errors().stream().anyMatch(DiffText::isOfSelector)) {
                out.append('\n').append(words.say("diff.immutable")).append('\n');
            }
        }
        Moves moved = each.from() == null || each.to() == null ? null : moves.apply(each);
        if (moved != null) {
            out.append('\n').append(words.say("diff.moves", said(moved))).append('\n');
        }
        if (!each.changes().isEmpty()) {
            out.append("\n| ").append(words.say("diff.field")).append(" | ");
            out.append(words.say("diff.from")).append(" | ").append(words.say("diff.to"));
            out.append(" | ").append(words.say("diff.effect")).append(" |\n|---|---|---|---|\n");
            each.changes().forEach(change -> row(change, out));
        }
        return out.toString();
    }

    private static void row(Change change, StringBuilder out) {
        out.append("| `").append(change.label()).append("` | ");
        out.append(cell(change.from())).append(" | ").append(cell(change.to())).append(" | ");
        out.append(change.effect().word()).append(" |\n");
    }

    private static String cell(JsonValue value) {
        if (value == null) {
            return "";
        }
        String text = shown(value).replace("|", "\\|").replace('`', '\'').replace("\n", " ");
        return "`" + (text.length() > 80 ? text.substring(0, 79) + "…" : text) + "`";
    }
}
