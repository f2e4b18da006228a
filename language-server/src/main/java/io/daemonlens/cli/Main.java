package io.daemonlens.cli;

/** The program {@code daemonlens}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.err.println("daemonlens: no command yet");
        System.exit(2);
    }
}
