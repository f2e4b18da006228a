package io.daemonlens.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Thirty minors, their descriptions included, take little of the jar. */
class JarShareTest {

    private static final int MOST = 1_500_000;

    @Test
    void theRoomTakesLittleOfTheJar() throws IOException, URISyntaxException {
        Path classes =
                Path.of(ApiTypes.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Path> files;
        try (var all = Files.walk(classes)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            for (Path file : files) {
                zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                zip.write(Files.readAllBytes(file));
            }
        }
        // Some 110 kB: more than the classes alone, so the descriptions are in it.
        assertThat(jar.size()).isBetween(80_000, MOST);
    }
}
