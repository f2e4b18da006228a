package io.daemonlens.advice;

import io.daemonlens.engine.apimachinery.FieldPath;

/** Takes what a rule has to say. */
public interface Advice {

    /**
     * Says the rule's sentence about a place; {@code values} fill its gaps. The sentence is {@code
     * CODE} in the wording, its help {@code CODE.help}.
     */
    void say(FieldPath at, Object... values);

    /** Offers to give the value of a path this text of YAML, together with what was said last. */
    void offerValue(FieldPath at, String yaml, boolean preferred);

    /** Offers to take the entry or item at a path out. */
    void offerRemoval(FieldPath at, boolean preferred);

    /** Points to another place that takes part in what was said last. */
    void relate(FieldPath at, Object... values);
}
