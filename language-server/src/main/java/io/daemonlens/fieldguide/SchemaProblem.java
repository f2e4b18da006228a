package io.daemonlens.fieldguide;

import io.daemonlens.engine.apimachinery.FieldPath;

/**
 * What does not fit a schema, at most one for a path.
 *
 * @param path where; the path of the value itself
 * @param code {@code unknown-field}, {@code wrong-type}, {@code unsupported-value} or {@code
 *     policy}
 * @param message what is so, one sentence
 * @param help what to do about it, one or two sentences; may be empty
 */
public record SchemaProblem(FieldPath path, String code, String message, String help) {}
