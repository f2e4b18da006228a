package io.daemonlens.text;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Our own sentences in one language. A key that the language lacks is answered in English, and one
 * that English lacks with the key itself.
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

    /** The wording of a language tag; English where we do not speak it. */
    public static Wording of(String tag) {
        return tag != null && tag.startsWith("zh") ? CHINESE : ENGLISH;
    }

    /** {@code en} or {@code zh-CN}. */
    public String language() {
        return language;
    }

    /** The keys of the sentences that HTML pages carry with them. */
    public static List<String> pageKeys() {
        return List.of(Sentences.pageKeys());
    }

    /** The sentence with {@code {0}}, {@code {1}} … replaced; the key where there is none. */
    public String say(String key, Object... values) {
        String sentence = find(key);
        return sentence == null ? key : fill(sentence, values);
    }

    /** The same; empty where there is no such sentence. */
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
