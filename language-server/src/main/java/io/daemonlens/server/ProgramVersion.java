package io.daemonlens.server;

import java.util.Optional;

/** The version of this build: of the module if run from a packed runtime, else of the jar. */
public final class ProgramVersion {

    private ProgramVersion() {}

    /** Returns the version; {@code dev} if the program runs from class files. */
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
