package io.daemonlens.findings;

import io.daemonlens.text.TextRange;

/** A related location of a finding, with a description. */
public record Related(TextRange range, String message) {

    Related shifted(int by) {
        return new Related(range.shifted(by), message);
    }
}
