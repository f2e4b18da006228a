package io.daemonlens.engine.apiserver.decoding;

import io.daemonlens.engine.json.JsonObject;
import java.util.List;

/**
 * The result of decoding a tree.
 *
 * @param object the object without nulls and unknown members, every value of its declared type;
 *     values of a wrong type are omitted
 * @param error the error that servers since 1.23 report; null if there is none
 * @param first the first error in the order of the tree, which is the one that older servers
 *     report; null if there is none
 * @param strictErrors unknown and repeated members, in the order they are found
 */
public record Decoded(
        JsonObject object, DecodeError error, DecodeError first, List<StrictError> strictErrors) {}
