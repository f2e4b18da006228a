package io.daemonlens.findings;

import io.daemonlens.text.TextRange;

/** Another place that takes part in a finding, and what stands there. */
public record Related(TextRange range, String message) {

    Related shifted(int by) {
        return new Related(range.shifted(by), message);
    }
}
