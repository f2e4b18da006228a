package io.daemonlens.revision;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Stops JGit from probing the environment. By default, JGit runs a git binary to find the system
 * configuration and writes files to the repository to measure the file system's clock. Reading old
 * versions of a file needs neither.
 */
final class GitEnvironment {

    private static boolean done;

    private GitEnvironment() {}

    static synchronized void quiet() {
        if (!done) {
            done = true;
            SystemReader.setInstance(new OwnFilesOnly(SystemReader.getInstance()));
        }
    }

    /** The default system reader with empty system-wide and user configurations. */
    private static final class OwnFilesOnly extends SystemReader.Delegate {

        OwnFilesOnly(SystemReader system) {
            super(system);
        }

        @Override
        public FileBasedConfig openSystemConfig(Config parent, FS fs) {
            return new Empty(parent, fs);
        }

        @Override
        public FileBasedConfig openUserConfig(Config parent, FS fs) {
            return new Empty(parent, fs);
        }

        @Override
        public FileBasedConfig openJGitConfig(Config parent, FS fs) {
            return new Empty(parent, fs);
        }

        @Override
        public StoredConfig getUserConfig() {
            return new Empty(null, FS.DETECTED);
        }

        @Override
        public StoredConfig getSystemConfig() {
            return new Empty(null, FS.DETECTED);
        }

        @Override
        public StoredConfig getJGitConfig() {
            return new Empty(null, FS.DETECTED);
        }
    }

    private static final class Empty extends FileBasedConfig {

        Empty(Config parent, FS fs) {
            super(parent, null, fs);
        }

        /**
         * Returns the two values that JGit would otherwise measure by writing files to the
         * repository.
         */
        @Override
        public String getString(String section, String subsection, String name) {
            if (section.equals("filesystem")) {
                return switch (name) {
                    case "timestampResolution" -> "1 microseconds";
                    case "minRacyThreshold" -> "10 ms";
                    default -> null;
                };
            }
            return super.getString(section, subsection, name);
        }

        @Override
        public void load() {
            // There is nothing to load.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
