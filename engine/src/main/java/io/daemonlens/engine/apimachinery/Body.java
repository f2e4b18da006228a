package io.daemonlens.engine.apimachinery;

import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import java.util.List;

/**
 * What a client sends: a JSON tree with absent, null and empty distinct, the keys that were written
 * twice, and the bytes it came from.
 *
 * @param tree the value, later of two equal keys winning, as Go's decoders do; null for an empty
 *     body
 * @param bytes the text as sent; error texts quote from it
 * @param format whether the text is JSON or YAML, which decides how duplicates and bytes are quoted
 * @param duplicates the keys written twice, in the order they are met
 * @param syntaxError the server's words where the text cannot be read at all; else null
 */
public record Body(
        JsonValue tree,
        String bytes,
        Format format,
        List<DuplicateKey> duplicates,
        String syntaxError) {

    /** The content type of a body. */
    public enum Format {
        JSON,
        YAML
    }

    /**
     * A key written twice.
     *
     * @param path the member that was written twice
     * @param key its name
     * @param line the line of the later value, counted from 1; only used for YAML
     */
    public record DuplicateKey(FieldPath path, String key, int line) {}

    public Body {
        duplicates = List.copyOf(duplicates);
    }

    /** A body that was never text, such as one made by another program. */
    public static Body of(JsonValue tree) {
        return new Body(tree, JsonWriter.compact(tree), Format.JSON, List.of(), null);
    }
}
