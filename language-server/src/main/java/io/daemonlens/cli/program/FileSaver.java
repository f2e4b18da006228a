package io.daemonlens.cli.program;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/**
 * Writes files atomically: into a temporary file of the same folder, flushed to disk, then renamed
 * over the old file, whose permissions and owner are kept. If any step fails, the old file is
 * unchanged. A symbolic link stays a link; its target is replaced. A device or pipe is written to
 * directly.
 */
public final class FileSaver {

    private FileSaver() {}

    /**
     * Replaces a file's content, or creates the file.
     *
     * @throws IOException whose message names the file and says why it could not be written
     */
    public static void save(Path file, String text) throws IOException {
        save(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Replaces a file's content with bytes. */
    public static void save(Path file, byte[] bytes) throws IOException {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                Files.write(target, bytes, StandardOpenOption.WRITE);
                return;
            }
            replace(target, bytes);
        } catch (IOException e) {
            throw new IOException(file + " could not be written: " + reason(e), e);
        }
    }

    /**
     * Replaces a file with another one of the same folder, which is flushed to disk first.
     *
     * @throws IOException whose message names the file and says why it could not be written
     */
    public static void replace(Path file, Path written) throws IOException {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                try (var out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
                    Files.copy(written, out);
                }
                return;
            }
            try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            takeAttributes(target, written);
            move(written, target);
        } catch (IOException e) {
            throw new IOException(file + " could not be written: " + reason(e), e);
        }
    }

    private static void replace(Path target, byte[] bytes) throws IOException {
        Path folder = target.getParent();
        Path temporary = Files.createTempFile(folder, "." + target.getFileName() + ".", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            takeAttributes(target, temporary);
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Copies permissions and owner of the old file; a new file gets the user's default. */
    private static void takeAttributes(Path target, Path temporary) throws IOException {
        PosixFileAttributeView to =
                Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
        if (to == null) {
            return;
        }
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            // A temporary file is private to its user; a probe file shows the default permissions.
            Path probe = temporary.resolveSibling(temporary.getFileName() + ".mode");
            Files.createFile(probe);
            try {
                to.setPermissions(Files.getPosixFilePermissions(probe));
            } finally {
                Files.deleteIfExists(probe);
            }
            return;
        }
        PosixFileAttributes from =
                Files.getFileAttributeView(target, PosixFileAttributeView.class).readAttributes();
        try {
            if (!to.readAttributes().owner().equals(from.owner())) {
                to.setOwner(from.owner());
            }
            if (!to.readAttributes().group().equals(from.group())) {
                to.setGroup(from.group());
            }
        } catch (FileSystemException e) {
            // Only root may change the owner; content and permissions matter more.
        }
        to.setPermissions(from.permissions());
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The reason in a few words. */
    public static String reason(IOException problem) {
        if (problem instanceof java.nio.file.AccessDeniedException) {
            return "permission denied";
        }
        if (problem instanceof java.nio.file.NoSuchFileException) {
            return "no such file or folder";
        }
        if (problem instanceof FileSystemException named && named.getReason() != null) {
            return named.getReason();
        }
        return problem.getMessage() == null
                ? problem.getClass().getSimpleName()
                : problem.getMessage();
    }
}
