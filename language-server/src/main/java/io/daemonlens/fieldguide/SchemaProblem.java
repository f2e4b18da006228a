package io.daemonlens.fieldguide;

import io.daemonlens.engine.apimachinery.FieldPath;

/**
 * A violation of a schema; at most one for each path.
 *
 * @param path of the value
 * @param code {@code unknown-field}, {@code wrong-type}, {@code unsupported-value} or {@code
 *     policy}
 * @param message one sentence that describes the problem
 * @param help one or two sentences that describe the fix; may be empty
 */
public record SchemaProblem(FieldPath path, String code, String message, String help) {}
