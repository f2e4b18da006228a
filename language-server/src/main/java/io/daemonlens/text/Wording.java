package io.daemonlens.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Our own sentences in one language. A key that the language lacks is answered in English, and one
 * that English lacks with the key itself. The sentences are read when the first is asked for.
 */
public final class Wording {

    public static final Wording ENGLISH = new Wording("en");
    public static final Wording CHINESE = new Wording("zh-CN");

    private final String language;
    private Map<String, String> sentences;

    private Wording(String language) {
        this.language = language;
    }

    /** The wording of a language tag; English where we do not speak it. */
    public static Wording of(String tag) {
        return tag != null && tag.startsWith("zh") ? CHINESE : ENGLISH;
    }

    /** {@code en} or {@code zh-CN}. */
    public String language() {
        return language;
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
        String sentence = sentences().get(key);
        return sentence == null && this != ENGLISH ? ENGLISH.find(key) : sentence;
    }

    private static String fill(String sentence, Object... values) {
        String filled = sentence;
        for (int i = 0; i < values.length; i++) {
            filled = filled.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return filled;
    }

    private synchronized Map<String, String> sentences() {
        if (sentences == null) {
            sentences = read("sentences_" + language + ".properties");
        }
        return sentences;
    }

    /** One {@code key = sentence} a line; lines with {@code #} and blank lines are passed over. */
    private static Map<String, String> read(String resource) {
        Map<String, String> read = new HashMap<>();
        try (InputStream in = Wording.class.getResourceAsStream(resource);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int equals = line.indexOf(" = ");
                if (equals > 0 && line.charAt(0) != '#') {
                    read.put(line.substring(0, equals), line.substring(equals + 3));
                }
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
