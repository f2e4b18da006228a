package io.daemonlens.forecast.whatif;

/** A what-if text is invalid, or names an object that the cluster does not have. */
public final class WhatIfException extends Exception {
    private static final long serialVersionUID = 1L;

    WhatIfException(String message) {
        super(message);
    }
}
