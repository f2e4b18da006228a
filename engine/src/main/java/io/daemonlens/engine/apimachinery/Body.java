package io.daemonlens.engine.apimachinery;

import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request body: the JSON tree, the keys that occur twice, and the original text. The tree keeps
 * absent, null and empty apart.
 *
 * @param tree the value; of two equal keys the later wins, as in Go's decoders; null for an empty
 *     body
 * @param bytes the original text, quoted in error messages
 * @param format JSON or YAML, which decides how duplicates and bytes are quoted
 * @param duplicates the keys that occur twice, in document order
 * @param syntaxError the server's message if the text cannot be parsed, else null
 */
public record Body(
        @Nullable JsonValue tree,
        String bytes,
        Format format,
        List<DuplicateKey> duplicates,
        @Nullable String syntaxError) {

    /** The content type of a request body. */
    public enum Format {
        JSON,
        YAML
    }

    /**
     * A key that occurs twice in one object.
     *
     * @param path the duplicated member
     * @param key its name
     * @param line the 1-based line of the later value; used only for YAML
     */
    public record DuplicateKey(FieldPath path, String key, int line) {}

    public Body {
        duplicates = List.copyOf(duplicates);
    }

    /** Wraps a tree that has no source text, such as one built by another program. */
    public static Body of(JsonValue tree) {
        return new Body(tree, JsonWriter.compact(tree), Format.JSON, List.of(), null);
    }
}
