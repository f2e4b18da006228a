package io.daemonlens.forecast.whatif;

/** A what-if text that cannot be read, or that names something the cluster does not have. */
public final class WhatIfException extends Exception {
    private static final long serialVersionUID = 1L;

    WhatIfException(String message) {
        super(message);
    }
}
