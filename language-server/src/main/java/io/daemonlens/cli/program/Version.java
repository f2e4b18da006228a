package io.daemonlens.cli.program;

/** The version of this build, from the jar's manifest; {@code dev} when it runs from classes. */
public final class Version {

    public static final String TEXT = read();

    private Version() {}

    private static String read() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
