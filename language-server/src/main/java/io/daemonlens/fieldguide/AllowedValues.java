package io.daemonlens.fieldguide;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * Enum values in the form that the validator stores. The validator converts each value to a string
 * when it is constructed. Jackson's own nodes use a mapper for that, and creating the mapper costs
 * a hundred times as much as the check; these nodes do not need it.
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
