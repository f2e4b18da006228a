package io.daemonlens.report.diff;

import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apiserver.defaults.DroppedFields.DroppedField;
import io.daemonlens.engine.apps.Change;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.forecast.DiffView;
import io.daemonlens.forecast.DroppedFieldText;
import io.daemonlens.forecast.Moves;
import io.daemonlens.forecast.Restarts;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.report.MarkdownText;
import io.daemonlens.report.TextWrapper;
import io.daemonlens.report.YamlLines;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The differences between revisions for display: text for a terminal, Markdown for a pull request.
 */
public final class DiffText {

    private final AnsiStyle paint;
    private final Wording words;

    public DiffText(AnsiStyle paint, Wording words) {
        this.paint = paint;
        this.words = words;
    }

    /** Returns one block per object, its changes grouped by effect. */
    public String text(List<DiffView> views) {
        StringBuilder out = new StringBuilder();
        for (DiffView each : views) {
            if (!each.isQuiet()) {
                out.append(out.length() > 0 ? "\n" : "");
                block(each, out);
            }
        }
        return out.toString();
    }

    private void block(DiffView view, StringBuilder out) {
        RevisionComparison each = view.comparison();
        out.append(paint.bold(each.namespace() + "/" + each.name()));
        out.append(" · Kubernetes ").append(each.version()).append('\n');
        if (each.from() == null) {
            out.append("  ").append(paint.green(words.say("diff.new")));
            out.append(": ").append(each.to().source()).append('\n');
            refusal(each, out);
            cautions(view).forEach(line -> wrapped(line, paint::red, out));
            return;
        }
        if (each.to() == null) {
            out.append("  ").append(paint.red(words.say("diff.gone"))).append(": ");
            out.append(words.say("diff.gone.only", each.from().source())).append('\n');
            return;
        }
        out.append("  ").append(verdict(view, paint)).append('\n');
        refusal(each, out);
        cautions(view).forEach(line -> wrapped(line, paint::red, out));
        if (view.moves() != null) {
            wrapped(words.say("diff.moves", said(view.moves())), out);
        }
        for (Change.Effect effect : Change.Effect.values()) {
            List<Change> group = each.changes().stream().filter(c -> c.effect() == effect).toList();
            if (!group.isEmpty()) {
                String title = words.say("diff.effect." + effect.word() + byHand(effect, each));
                out.append('\n').append(paint.bold(title)).append('\n');
                group.forEach(change -> change(change, out));
            }
        }
    }

    /** With OnDelete, changes of the template do not restart pods by themselves. */
    private static String byHand(Change.Effect effect, RevisionComparison each) {
        return effect == Change.Effect.RESTART && each.isOnDelete() ? ".by-hand" : "";
    }

    private static void wrapped(String text, StringBuilder out) {
        wrapped(text, UnaryOperator.identity(), out);
    }

    private static void wrapped(String text, UnaryOperator<String> style, StringBuilder out) {
        TextWrapper.wrap(text, TextWrapper.COLUMNS - 2)
                .forEach(line -> out.append("  ").append(style.apply(line)).append('\n'));
    }

    /** Returns {@code + w-3, w-4 · - gpu-1}: nodes that gain a pod, nodes that lose it. */
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

    private String verdict(DiffView view, AnsiStyle colors) {
        RevisionComparison each = view.comparison();
        String hash = each.to().shownHash();
        if (!each.accepted()) {
            return colors.red(words.say("diff.refused"));
        }
        String both = each.from().shownHash() + " → " + hash;
        Restarts restarts = view.restarts();
        if (each.outdatesPods()) {
            return colors.yellow(restarts.sentence(words))
                    + " · "
                    + words.say("diff.revision", both);
        }
        String revision =
                each.makesRevision()
                        ? words.say("diff.revision.new", both)
                        : words.say(
                                each.changes().isEmpty() ? "diff.revision" : "diff.revision.stays",
                                hash);
        String said = restarts.sentence(words);
        boolean quiet = restarts.when() == Restarts.When.NEVER;
        return (quiet ? colors.green(said) : colors.yellow(said)) + " · " + revision;
    }

    /** Adds the server's whole answer, as in the Markdown. */
    private void refusal(RevisionComparison each, StringBuilder out) {
        if (each.accepted()) {
            return;
        }
        wrapped(each.answer().message(), paint::red, out);
        if (each.answer().errors().stream().anyMatch(DiffText::isOfSelector)) {
            wrapped(words.say("diff.immutable"), out);
        }
    }

    /** Pods that the API server refuses, and fields that it drops. */
    private List<String> cautions(DiffView view) {
        List<String> lines = new ArrayList<>();
        if (view.refusal() != null) {
            lines.add(words.say("diff.pods-refused", view.refusal().message()));
        }
        for (DroppedField each : view.dropped()) {
            lines.add(DroppedFieldText.sentence(each, view.comparison().version(), words));
        }
        return lines;
    }

    private static boolean isOfSelector(FieldError error) {
        return error.field().equals("spec.selector") && error.rule().equals("immutable-field");
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

    /** Adds the lines of both values; common lines once, and those far from a change not at all. */
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

    /** Returns a sentence and a table per object. */
    public String markdown(List<DiffView> views) {
        List<String> blocks = new ArrayList<>();
        for (DiffView each : views) {
            if (!each.isQuiet()) {
                blocks.add(markdown(each));
            }
        }
        return String.join("\n", blocks);
    }

    private String markdown(DiffView view) {
        RevisionComparison each = view.comparison();
        StringBuilder out = new StringBuilder("### ");
        out.append(MarkdownText.escape(each.namespace() + "/" + each.name()));
        out.append(" · Kubernetes ").append(each.version()).append("\n\n");
        if (each.from() == null || each.to() == null) {
            String key = each.from() == null ? "diff.new.whole" : "diff.gone.whole";
            out.append(words.say(key)).append('\n');
        } else {
            out.append(MarkdownText.sentence(verdict(view, AnsiStyle.PLAIN))).append('\n');
        }
        if (!each.accepted()) {
            out.append('\n').append(MarkdownText.block(each.answer().message()));
            if (each.answer().errors().stream().anyMatch(DiffText::isOfSelector)) {
                out.append('\n').append(words.say("diff.immutable")).append('\n');
            }
        }
        for (String line : cautions(view)) {
            out.append('\n').append(MarkdownText.block(line));
        }
        if (view.moves() != null) {
            String moves = words.say("diff.moves", said(view.moves()));
            out.append('\n').append(MarkdownText.sentence(moves)).append('\n');
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
        out.append("| ").append(MarkdownText.code(change.label())).append(" | ");
        out.append(cell(change.from())).append(" | ").append(cell(change.to())).append(" | ");
        out.append(change.effect().word()).append(" |\n");
    }

    private static String cell(JsonValue value) {
        if (value == null) {
            return "";
        }
        String text = shown(value);
        return MarkdownText.code(text.length() > 80 ? text.substring(0, 79) + "…" : text);
    }
}
