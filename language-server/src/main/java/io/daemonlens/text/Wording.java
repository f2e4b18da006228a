package io.daemonlens.text;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The messages of DaemonLens in one language. A key missing in that language falls back to English;
 * a key missing in English falls back to the key itself.
 */
public final class Wording {

    public static final Wording ENGLISH = new Wording("en", Sentences::english);
    public static final Wording CHINESE = new Wording("zh-CN", Sentences::chinese);

    private final String language;
    private final UnaryOperator<String> sentences;

    private Wording(String language, UnaryOperator<String> sentences) {
        this.language = language;
        this.sentences = sentences;
    }

    /** Returns the messages for a language tag; English for unsupported languages. */
    public static Wording of(String tag) {
        return tag != null && tag.startsWith("zh") ? CHINESE : ENGLISH;
    }

    /** Returns the language tag: {@code en} or {@code zh-CN}. */
    public String language() {
        return language;
    }

    /** Returns the keys of the messages embedded in HTML pages. */
    public static List<String> pageKeys() {
        return List.of(Sentences.pageKeys());
    }

    /** Formats a message with {@code {0}}, {@code {1}} …; returns the key if it is unknown. */
    public String say(String key, Object... values) {
        String sentence = find(key);
        return sentence == null ? key : fill(sentence, values);
    }

    /** Formats a message like {@link #say}; returns an empty text if the key is unknown. */
    public String sayIfKnown(String key, Object... values) {
        String sentence = find(key);
        return sentence == null ? "" : fill(sentence, values);
    }

    private String find(String key) {
        String sentence = sentences.apply(key);
        return sentence == null && this != ENGLISH ? ENGLISH.find(key) : sentence;
    }

    private static String fill(String sentence, Object... values) {
        String filled = sentence;
        for (int i = 0; i < values.length; i++) {
            filled = filled.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return filled;
    }
}
