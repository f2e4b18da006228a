package io.daemonlens.fieldguide;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * The values of a closed set as the validator keeps them. It prints each when it is made, and
 * Jackson's own nodes print themselves through a mapper, whose making costs a hundred times what
 * the check costs; these do not.
 */
final class AllowedValues {

    static final JsonNode NULL = new Nothing();

    private AllowedValues() {}

    static JsonNode of(String word) {
        return new Word(word);
    }

    private static final class Word extends StringNode {
        private static final long serialVersionUID = 1;

        Word(String word) {
            super(word);
        }

        @Override
        public String toString() {
            return '"' + stringValue() + '"';
        }
    }

    private static final class Nothing extends NullNode {
        private static final long serialVersionUID = 1;

        @Override
        public String toString() {
            return "null";
        }
    }
}
