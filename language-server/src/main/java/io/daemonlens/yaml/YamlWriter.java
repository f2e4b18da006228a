package io.daemonlens.yaml;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/**
 * Streams JSON values as YAML. kubectl and the API server read YAML 1.1, so a string that YAML 1.1
 * reads as another type ({@code on}, {@code 0777}, {@code 1e3}, {@code 12:30:00}) is quoted, even
 * if YAML 1.2 does not require it.
 */
public final class YamlWriter {

    /** Strings that start like a number or time, or that YAML 1.1 reads as another type. */
    private static final Pattern RISKY =
            Pattern.compile(
                    "[-+.]?[0-9].*|[-+]?\\.(?i:inf|nan).*|[-+=<~].*"
                            + "|(?i:y|n|yes|no|on|off|true|false|null)|");

    private static final DumpSettings SETTINGS =
            DumpSettings.builder().setWidth(4096).setSplitLines(false).build();

    private static final ImplicitTuple PLAIN = new ImplicitTuple(true, false);
    private static final ImplicitTuple QUOTED = new ImplicitTuple(false, true);

    private final Emitter emitter;

    private YamlWriter(StreamDataWriter out) {
        emitter = new Emitter(SETTINGS, out);
    }

    /** Writes one document. */
    public static void write(JsonValue value, Appendable out) {
        YamlWriter writer = new YamlWriter(new Output(out));
        writer.emit(new StreamStartEvent());
        writer.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
        writer.value(value);
        writer.emit(new DocumentEndEvent(false));
        writer.emit(new StreamEndEvent());
    }

    private void emit(Event event) {
        emitter.emit(event);
    }

    private void value(JsonValue value) {
        if (value instanceof JsonObject object) {
            FlowStyle style = object.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
            emit(new MappingStartEvent(Optional.empty(), Optional.empty(), true, style));
            for (Map.Entry<String, JsonValue> entry : object.entries()) {
                text(entry.getKey());
                value(entry.getValue());
            }
            emit(new MappingEndEvent());
        } else if (value instanceof JsonArray array) {
            FlowStyle style = array.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
            emit(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, style));
            array.forEach(this::value);
            emit(new SequenceEndEvent());
        } else if (value instanceof JsonText text) {
            text(text.value());
        } else if (value instanceof JsonNumber number) {
            plain(number.literal());
        } else if (value instanceof JsonBoolean bool) {
            plain(bool.value() ? "true" : "false");
        } else if (value instanceof JsonNull) {
            plain("null");
        } else {
            throw new AssertionError(value);
        }
    }

    private void plain(String literal) {
        emit(
                new ScalarEvent(
                        Optional.empty(), Optional.empty(), PLAIN, literal, ScalarStyle.PLAIN));
    }

    private void text(String text) {
        boolean quoted = RISKY.matcher(text).matches() || isUnusual(text);
        emit(
                new ScalarEvent(
                        Optional.empty(),
                        Optional.empty(),
                        quoted ? QUOTED : new ImplicitTuple(true, true),
                        text,
                        quoted ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN));
    }

    /** Returns whether the text has line breaks or control characters, which need quotes. */
    private static boolean isUnusual(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f && c < 0xa0 || c == '\u2028' || c == '\u2029') {
                return true;
            }
        }
        return false;
    }

    /** Forwards the output of the YAML library. */
    private record Output(Appendable out) implements StreamDataWriter {

        @Override
        public void write(String text) {
            write(text, 0, text.length());
        }

        @Override
        public void write(String text, int offset, int length) {
            try {
                out.append(text, offset, offset + length);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
