package org.slf4j;

import org.slf4j.nop.NOPServiceProvider;

/**
 * Sends the log of the libraries nowhere. It stands in SLF4J's own package to say so at once:
 * looking for a place opens the jar, and naming one by a property makes SLF4J format a sentence
 * about it, each of which takes longer than the check that happens to log first.
 */
public final class SilentLog {

    private SilentLog() {}

    /** Chooses it, unless a place was found before. */
    public static synchronized void choose() {
        if (LoggerFactory.INITIALIZATION_STATE == LoggerFactory.UNINITIALIZED) {
            NOPServiceProvider nowhere = new NOPServiceProvider();
            nowhere.initialize();
            LoggerFactory.PROVIDER = nowhere;
            LoggerFactory.INITIALIZATION_STATE = LoggerFactory.SUCCESSFUL_INITIALIZATION;
        }
    }
}
