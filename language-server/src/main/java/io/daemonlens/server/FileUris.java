package io.daemonlens.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** The addresses that editors give to files. */
final class FileUris {

    private FileUris() {}

    /** Returns the local file of an address; empty if it is not one. */
    static Optional<Path> path(String uri) {
        try {
            URI address = URI.create(uri);
            return "file".equals(address.getScheme())
                    ? Optional.of(Path.of(address))
                    : Optional.empty();
        } catch (IllegalArgumentException notALocalFile) {
            return Optional.empty();
        }
    }
}
