package io.daemonlens.feature;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.apps.Change;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.text.Document;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code textDocument/inlayHint}: after each value that differs from an older revision, the older
 * value and the effect of the change.
 *
 * @param offset the end of the value's line
 * @param label its text, up to 40 characters: {@code was a:1 · restarts pods}
 * @param tooltip the path in readable form, and the whole label if that is longer
 */
public record InlayHint(int offset, String label, String tooltip) {

    private static final int LONGEST = 40;

    /** Returns one hint for each change that this text contains; none without an older revision. */
    public static List<InlayHint> of(Manifest manifest, RevisionComparison since, Wording words) {
        List<InlayHint> hints = new ArrayList<>();
        for (Change change : since.changes()) {
            TextRange line = line(manifest, change);
            String label = was(manifest, change, words) + " · " + effect(since, change, words);
            boolean fits = label.length() <= LONGEST;
            String shown = fits ? label : label.substring(0, LONGEST - 1) + "…";
            String tooltip = fits ? change.label() : change.label() + ": " + label;
            hints.add(new InlayHint(line.end(), shown, tooltip));
        }
        return hints;
    }

    /** Returns the line of a change: that of its value, else of the nearest parent. */
    static TextRange line(Manifest manifest, Change change) {
        Document document = manifest.document();
        FieldPath at = change.to() == null ? change.path().parent() : change.path();
        int start = manifest.rangeOf(at).start();
        String text = document.text();
        int from = text.lastIndexOf('\n', start - 1) + 1;
        int to = text.indexOf('\n', start);
        to = to < 0 ? text.length() : to;
        return new TextRange(from, to > from && text.charAt(to - 1) == '\r' ? to - 1 : to);
    }

    private static String was(Manifest manifest, Change change, Wording words) {
        String name = change.label().substring(change.label().lastIndexOf('.') + 1);
        return switch (change.kind()) {
            case ADDED -> words.say("hint.added");
            case REMOVED -> words.say("hint.removed", name, value(change.from()));
            case REORDERED -> words.say("hint.reordered", value(change.from()));
            case CHANGED ->
                    manifest.nodeAt(change.path()) == null
                            ? words.say("hint.was.unwritten", name, value(change.from()))
                            : words.say("hint.was", value(change.from()));
        };
    }

    private static String effect(RevisionComparison since, Change change, Wording words) {
        if (!since.accepted()) {
            String path = change.path().toString();
            return since.answer().errors().stream()
                    .filter(error -> !error.field().isEmpty() && path.startsWith(error.field()))
                    .findFirst()
                    .map(error -> words.say("hint.refused", error.detail()))
                    .orElse(words.say("hint.refused.whole"));
        }
        boolean template = change.path().toString().startsWith("spec.template");
        return switch (change.effect()) {
            case NONE -> words.say("hint.nothing");
            case ROLLOUT -> words.say("hint.rollout");
            case PLACEMENT -> words.say(byHand(since) ? "hint.byHand" : "hint.placement");
            case RESTART -> words.say(template && byHand(since) ? "hint.byHand" : "hint.restart");
        };
    }

    private static boolean byHand(RevisionComparison since) {
        JsonObject spec = since.to().stored().object("spec");
        JsonObject strategy = spec == null ? null : spec.object("updateStrategy");
        return strategy != null && strategy.text("type").equals("OnDelete");
    }

    private static String value(JsonValue value) {
        String text = value instanceof JsonText words ? words.value() : JsonWriter.compact(value);
        String line = text.isEmpty() ? "\"\"" : text.lines().findFirst().orElse("");
        return line.length() > LONGEST || !line.equals(text) && !text.isEmpty()
                ? line.substring(0, Math.min(line.length(), LONGEST)) + "…"
                : line;
    }
}
