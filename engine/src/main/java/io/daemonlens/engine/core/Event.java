package io.daemonlens.engine.core;

/**
 * A Kubernetes event that a controller records for an object.
 *
 * @param type {@code Normal} or {@code Warning}
 * @param reason one word, such as {@code SuccessfulCreate}
 * @param message a sentence
 */
public record Event(String type, String reason, String message) {

    public static Event normal(String reason, String message) {
        return new Event("Normal", reason, message);
    }

    public static Event warning(String reason, String message) {
        return new Event("Warning", reason, message);
    }

    /** For example {@code Normal SuccessfulCreate Created pod: agent-x7k2p}. */
    @Override
    public String toString() {
        return type + " " + reason + " " + message;
    }
}
