package io.daemonlens.text;

import java.util.List;

/**
 * A localizable message: a key and its arguments. The caller that displays it chooses the language.
 *
 * @param key of the message in the resource bundle
 * @param values arguments of the message
 */
public record Sentence(String key, List<Object> values) {

    public Sentence {
        values = List.copyOf(values);
    }

    public static Sentence of(String key, Object... values) {
        return new Sentence(key, List.of(values));
    }

    public String in(Wording words) {
        return words.say(key, values.toArray());
    }

    /** Returns the message in English. */
    @Override
    public String toString() {
        return in(Wording.ENGLISH);
    }
}
