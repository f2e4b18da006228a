package io.daemonlens.text;

import java.util.List;

/**
 * A sentence of ours that is not said yet: in which language is known to whoever says it.
 *
 * @param key of the sentence
 * @param values what it is filled with
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

    /** In English. */
    @Override
    public String toString() {
        return in(Wording.ENGLISH);
    }
}
