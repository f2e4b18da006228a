package io.daemonlens.report.forecast;

import io.daemonlens.engine.apps.Change;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.forecast.Preview;
import io.daemonlens.forecast.Restarts;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.text.Wording;

/** The effect of an edit in a sentence, and its changes in a line each. */
final class RevisionWords {

    private static final int MOST_VALUE = 24;

    private final RevisionComparison comparison;
    private final Restarts restarts;
    private final Wording wording;

    RevisionWords(Preview preview, Wording wording) {
        this.comparison = preview.comparison();
        this.restarts = preview.restarts();
        this.wording = wording;
    }

    String verdict() {
        if (comparison.from() == null) {
            return wording.say("revision.new");
        }
        String source = comparison.from().source();
        if (!comparison.accepted()) {
            return wording.say("revision.refused", source);
        }
        String what = restarts.sentence(wording);
        if (comparison.outdatesPods()) {
            return wording.say("revision.other", source, "-" + comparison.from().shownHash(), what);
        }
        return wording.say(
                comparison.changes().isEmpty() ? "revision.same" : "revision.same-template",
                source,
                what);
    }

    String change(Change change) {
        String label = change.label().replace("spec.template.spec.", "…");
        return switch (change.kind()) {
            case ADDED -> label + "  + " + shown(change.to());
            case REMOVED -> label + "  - " + shown(change.from());
            case REORDERED -> label + "  " + wording.say("revision.reordered");
            case CHANGED -> label + "  " + shown(change.from()) + " → " + shown(change.to());
        };
    }

    private static String shown(JsonValue value) {
        if (value instanceof JsonObject || value instanceof JsonArray) {
            return "…";
        }
        String text = value instanceof JsonText t ? t.value() : JsonWriter.compact(value);
        String line = text.replace('\n', ' ');
        return line.length() > MOST_VALUE
                ? "…" + line.substring(line.length() - MOST_VALUE + 1)
                : line;
    }
}
