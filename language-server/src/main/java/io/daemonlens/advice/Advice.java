package io.daemonlens.advice;

import io.daemonlens.engine.apimachinery.FieldPath;

/** Receives the findings of a rule. */
public interface Advice {

    /**
     * Reports a finding at a path; {@code values} fill the placeholders of its message. The message
     * has the key {@code CODE} in the resource bundle, its help {@code CODE.help}.
     */
    void say(FieldPath at, Object... values);

    /** Adds a fix to the last reported finding: replace the value at a path with this YAML. */
    void offerValue(FieldPath at, String yaml, boolean preferred);

    /** Adds a fix to the last reported finding: remove the entry or item at a path. */
    void offerRemoval(FieldPath at, boolean preferred);

    /** Adds a related location to the last reported finding. */
    void relate(FieldPath at, Object... values);
}
