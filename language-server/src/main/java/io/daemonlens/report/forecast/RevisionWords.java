package io.daemonlens.report.forecast;

import io.daemonlens.engine.apps.Change;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.text.Wording;

/** What an edit does, in a sentence, and its changes in a line each. */
final class RevisionWords {

    private static final int MOST_VALUE = 24;

    private final RevisionComparison comparison;
    private final Wording wording;

    RevisionWords(RevisionComparison comparison, Wording wording) {
        this.comparison = comparison;
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
        if (comparison.restartsPods()) {
            return wording.say("revision.restarts", source, "-" + comparison.from().hash());
        }
        return wording.say(
                comparison.changes().isEmpty() ? "revision.same" : "revision.no-restart", source);
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
