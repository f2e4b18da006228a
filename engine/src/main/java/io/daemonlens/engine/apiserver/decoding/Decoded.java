package io.daemonlens.engine.apiserver.decoding;

import io.daemonlens.engine.json.JsonObject;
import java.util.List;

/**
 * What a decoder made of a tree.
 *
 * @param object the object without nulls and unknown members, every value of its declared type;
 *     where a type was wrong the value is left out
 * @param error the first type error, in Go's words; null where there is none
 * @param strictErrors unknown and repeated members in the order they are met
 */
public record Decoded(JsonObject object, String error, List<String> strictErrors) {}
