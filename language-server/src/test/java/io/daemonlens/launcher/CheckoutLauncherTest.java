package io.daemonlens.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher of a checkout does about building, with a Maven that only writes a jar. */
@DisabledOnOs(OS.WINDOWS)
final class CheckoutLauncherTest {

    private static final String MAVEN =
            """
            #!/bin/sh
            echo built >>"$JAVA_LOG.builds"
            echo "[INFO] Building engine 0.1.0   [1/2]"
            : >"$JAVA_LOG.dumping"
            sleep "${BUILD_SECONDS:-0}"
            [ -z "${BUILD_FAILS:-}" ] || { echo "[ERROR] it does not compile"; exit 1; }
            mkdir -p language-server/target/dist/lib language-server/target/dist/bin
            echo jar >language-server/target/dist/lib/daemonlens.jar
            cp language-server/src/main/dist/bin/daemonlens language-server/target/dist/bin/
            echo "[INFO] BUILD SUCCESS"
            """;

    @TempDir Path folder;
    private FakeHome fake;
    private Path checkout;

    @BeforeEach
    void checkout() throws IOException {
        fake = new FakeHome(folder);
        fake.environment.put("PATH", fake.folder.resolve("jdk/bin") + ":/usr/bin:/bin");
        fake.environment.put("DAEMONLENS_NO_ARCHIVE", "1");
        checkout = Files.createDirectories(fake.folder.resolve("a checkout"));
        for (String each :
                List.of(
                        "schemas/src/main",
                        "engine/src/main",
                        "named-lambdas/src/main",
                        "language-server/src/main/dist/bin",
                        "language-server/target")) {
            Files.createDirectories(checkout.resolve(each));
        }
        for (String each : List.of("pom.xml", "engine/pom.xml", "engine/src/main/A.java")) {
            Files.writeString(checkout.resolve(each), each);
        }
        FakeHome.program(checkout.resolve("mvnw"), MAVEN);
        copy(Path.of("../daemonlens"), checkout.resolve("daemonlens"));
        copy(
                Path.of("src/main/dist/bin/daemonlens"),
                checkout.resolve("language-server/src/main/dist/bin/daemonlens"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private Process launch(String... words) throws IOException {
        return fake.launch(List.of(checkout.resolve("daemonlens").toString()), words);
    }

    private FakeHome.Run run() throws IOException {
        return fake.result(launch("lint"));
    }

    private long builds() throws IOException {
        Path log = Path.of(fake.log + ".builds");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    private void touchSource() throws IOException {
        FileTime later = FileTime.fromMillis(System.currentTimeMillis() + 5_000);
        Files.setLastModifiedTime(checkout.resolve("engine/src/main/A.java"), later);
    }

    @Test
    void itBuildsOnceAndAgainWhenSourcesChange() throws IOException {
        assertThat(run().err())
                .contains("building from source")
                .contains("daemonlens:   engine (1 of 2)");
        assertThat(fake.calls()).singleElement().asString().endsWith("Main lint");
        assertThat(run().err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
        touchSource();
        assertThat(run().err()).contains("building from source");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aBuildThatFailsIsExplainedAndTriedAgain() throws IOException {
        fake.environment.put("BUILD_FAILS", "yes");
        FakeHome.Run run = run();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains("[ERROR] it does not compile")
                .contains("the build failed; the whole output is in ");
        fake.environment.remove("BUILD_FAILS");
        assertThat(run().exit()).isZero();
        assertThat(fake.calls()).hasSize(1);
    }

    @Test
    void aFolderThatCannotBeWrittenUsesTheLastBuild() throws IOException {
        run();
        touchSource();
        Path dist = checkout.resolve("language-server/target/dist");
        // Root may write everywhere; a link to a file system that takes no writes stops it as well.
        Path readOnly = Path.of("/sys/kernel");
        if (Files.isWritable(readOnly)) {
            return;
        }
        Path moved = fake.folder.resolve("dist");
        Files.move(dist, moved);
        Files.createSymbolicLink(dist, readOnly);
        FakeHome.Run never = run();
        assertThat(never.exit()).isEqualTo(2);
        assertThat(never.err()).contains("not built yet, and ").contains("cannot be written");
    }

    @Test
    void twoStartsBuildOnce() throws IOException, InterruptedException {
        fake.environment.put("BUILD_SECONDS", "2");
        Process first = launch("lint");
        fake.waitForDump();
        FakeHome.Run second = run();
        assertThat(first.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exit()).isZero();
        assertThat(second.err()).contains("waiting for another start that is building");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aSignalEndsTheBuildAndLeavesNoLock() throws Exception {
        fake.environment.put("BUILD_SECONDS", "30");
        Process process = launch("lint");
        fake.waitForDump();
        process.destroy();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(128 + 15);
        fake.environment.remove("BUILD_SECONDS");
        assertThat(run().exit()).isZero();
        assertThat(checkout.resolve("language-server/target/dist/lock")).doesNotExist();
    }

    @Test
    void aLockThatWasLeftIsRemoved() throws IOException {
        Path lock = checkout.resolve("language-server/target/dist/lock");
        Files.createDirectories(lock);
        Files.writeString(lock.resolve("pid"), "4194999");
        assertThat(run().exit()).isZero();
        touchSource();
        Files.createSymbolicLink(lock, Path.of("4194999-1-x"));
        assertThat(run().exit()).isZero();
        assertThat(builds()).isEqualTo(2);
    }
}
