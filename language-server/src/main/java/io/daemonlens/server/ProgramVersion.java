package io.daemonlens.server;

import java.util.Optional;

/**
 * The version of this build: of the module where it runs from a packed runtime, else of the jar.
 */
public final class ProgramVersion {

    private ProgramVersion() {}

    /** {@code dev} where the program runs from class files. */
    public static String get() {
        Module module = ProgramVersion.class.getModule();
        if (module.isNamed()) {
            Optional<String> version = module.getDescriptor().rawVersion();
            return version.orElse("dev");
        }
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
