package io.daemonlens.cli.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSaverTest {

    @TempDir Path folder;

    @Test
    void permissionsStay() throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), "old");
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"), "POSIX only");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-x---"));
        FileSaver.save(file, "new");
        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-x---");
        assertThat(names()).containsExactly("a.yaml");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), file.getFileName());
        FileSaver.save(link, "new");
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("a.yaml", "link.yaml");
    }

    @Test
    void whatCannotBeWrittenIsNamedAndTheOldFileStays() throws IOException {
        Path folderThere = Files.createDirectory(folder.resolve("a.yaml"));
        assertThatThrownBy(() -> FileSaver.save(folderThere, "new"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(folderThere + " could not be written: ");
        assertThatThrownBy(() -> FileSaver.save(folder.resolve("no/such/a.yaml"), "new"))
                .hasMessageEndingWith("a.yaml could not be written: no such file or folder");
        assertThat(names()).containsExactly("a.yaml");
    }

    @Test
    void aFullDeviceIsNamed() {
        assumeTrue(Files.exists(Path.of("/dev/full")), "Linux only");
        assertThatThrownBy(() -> FileSaver.save(Path.of("/dev/full"), "new"))
                .hasMessageContaining("/dev/full could not be written: No space left on device");
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList().stream();
        }
    }
}
