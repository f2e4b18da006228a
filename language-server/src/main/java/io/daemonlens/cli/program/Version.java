package io.daemonlens.cli.program;

import io.daemonlens.server.ProgramVersion;

/** The version of this build, from the jar's manifest; {@code dev} if run from class files. */
public final class Version {

    public static final String TEXT = read();

    private Version() {}

    private static String read() {
        return ProgramVersion.get();
    }
}
