package io.daemonlens.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.daemonlens.launcher.FakeHome.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher does with Javas, archives, signals and broken surroundings. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {

    @TempDir Path folder;
    private FakeHome fake;

    @BeforeEach
    void home() throws IOException {
        fake = new FakeHome(folder);
    }

    @Test
    void theFirstStartMakesAnArchiveAndTheNextUsesIt() throws IOException {
        checkMakesArchive(fake.run("lint", "a file"));
        assertThat(fake.cache()).containsExactly("classes.jsa", "made-for");
        Path archive = fake.cached("classes.jsa");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
                .isEqualTo("rw-------");
        Path cache = fake.folder.resolve("user/.cache/daemonlens");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                .isEqualTo("rwx------");
        checkUsesArchive();
    }

    @Test
    void aTruncatedArchiveIsMadeAgain() throws IOException {
        fake.run();
        Files.writeString(fake.cached("classes.jsa"), "");
        fake.calls();
        checkMakesArchive(fake.run());
        checkUsesArchive();
    }

    @Test
    void aForeignArchiveOfTheSameSizeIsMadeAgain() throws IOException {
        fake.run();
        Path archive = fake.cached("classes.jsa");
        var time = Files.getLastModifiedTime(archive);
        Files.writeString(archive, "AN ARCHIVE\n");
        Files.setLastModifiedTime(archive, time);
        fake.calls();
        checkMakesArchive(fake.run());
        checkUsesArchive();
    }

    @Test
    void anUpgradeMakesTheArchiveAgainInItsPlace() throws IOException {
        fake.run();
        Files.writeString(fake.home.resolve("lib/daemonlens.jar"), "a newer jar");
        fake.calls();
        checkMakesArchive(fake.run());
        assertThat(fake.cache()).containsExactly("classes.jsa", "made-for");
        Files.writeString(fake.folder.resolve("jdk/lib/modules"), "another Java");
        fake.calls();
        checkMakesArchive(fake.run());
        checkUsesArchive();
    }

    @Test
    void aMovedProgramGetsANewArchiveAndLeavesNoOldOne() throws IOException {
        fake.run();
        fake.calls();
        Path moved = Files.move(fake.home, fake.folder.resolve("moved"));
        Process process = fake.launch(List.of(moved.resolve("bin/daemonlens").toString()));
        checkMakesArchive(fake.result(process));
        assertThat(fake.cache()).containsExactly("classes.jsa", "made-for");
    }

    @Test
    void aFailureIsSaidOnceAndNeverKeepsTheProgramFromRunning() throws IOException {
        fake.environment.put("DUMP_FAILS", "yes");
        Run first = fake.run("lint");
        assertThat(first.exit()).isZero();
        assertThat(first.err()).contains("could not prepare fast starts").contains("disk full");
        assertThat(fake.calls()).last().asString().endsWith("io.daemonlens.cli.Main lint");
        Run second = fake.run("lint");
        assertThat(second.err()).isEmpty();
        assertThat(fake.calls()).hasSize(1);
        assertThat(fake.cache()).containsExactly("failed");
    }

    @Test
    void aCacheThatCannotBeWrittenIsSaidOnce() throws IOException {
        fake.environment.put("XDG_CACHE_HOME", "/dev/null/cache");
        Path runtime = Files.createDirectory(fake.folder.resolve("run"));
        fake.environment.put("XDG_RUNTIME_DIR", runtime.toString());
        assertThat(fake.run("lint").err())
                .isEqualTo(
                        "daemonlens: cannot write /dev/null/cache/daemonlens, where fast starts are prepared; "
                                + "DaemonLens works, but each start is slower. This is said once.\n");
        assertThat(fake.run("lint").err()).isEmpty();
        assertThat(fake.calls())
                .hasSize(2)
                .allSatisfy(call -> assertThat(call).endsWith("io.daemonlens.cli.Main lint"));
    }

    @Test
    void withoutHomeAndTemporaryFolderTheProgramRuns() throws IOException {
        fake.environment.remove("HOME");
        fake.environment.put("TMPDIR", "/nonexistent");
        checkMakesArchive(fake.run());
        assertThat(fake.home.resolve("cache")).isDirectory();
        fake.environment.put("XDG_CACHE_HOME", "relative");
        fake.calls();
        assertThat(fake.run().exit()).isZero();
        assertThat(fake.calls()).hasSize(1);
        assertThat(fake.folder.resolve("relative")).doesNotExist();
    }

    @Test
    void anotherStartThatMakesTheArchiveIsNotWaitedFor() throws IOException {
        fake.environment.put("DUMP_SECONDS", "2");
        Process making = fake.launch("first");
        fake.waitForDump();
        Files.delete(fake.log);
        FakeHome.Run second = fake.result(fake.launch("second"));
        assertThat(second.exit()).isZero();
        assertThat(fake.calls())
                .singleElement()
                .asString()
                .doesNotContain("SharedArchiveFile")
                .endsWith("second");
        fake.result(making);
        assertThat(fake.cache()).containsExactly("classes.jsa", "made-for");
    }

    @Test
    void aLockWhoseOwnerHasEndedIsRemoved() throws IOException {
        fake.run();
        Path lock = fake.cached("made-for").resolveSibling("lock");
        long own = ProcessHandle.current().pid();
        for (String owner : List.of("4194999-1-x", own + "-1-another-machine-start", "", "x")) {
            Files.delete(fake.cached("classes.jsa"));
            if (owner.isEmpty()) {
                Files.writeString(lock, "a file");
            } else {
                Files.createSymbolicLink(lock, Path.of(owner));
            }
            fake.calls();
            checkMakesArchive(fake.run());
            assertThat(fake.cache()).containsExactly("classes.jsa", "made-for");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HUP", "INT", "TERM"})
    void aSignalEndsTheMakingAndLeavesNothing(String signal) throws Exception {
        // Programs in the background of a shell ignore INT, those under nohup HUP; so do their
        // children.
        assumeTrue(!isIgnored(signal), signal + " is ignored here");
        fake.environment.put("DUMP_SECONDS", "30");
        Process process = fake.launch("lint");
        fake.waitForDump();
        signal(process, signal);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isGreaterThan(128);
        assertThat(fake.cache()).isEmpty();
        assertThat(fake.calls()).noneMatch(call -> call.endsWith("Main lint"));
    }

    private static boolean isIgnored(String signal) throws IOException {
        int number = Map.of("HUP", 1, "INT", 2, "TERM", 15).get(signal);
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("SigIgn:")) {
                long ignored = Long.parseUnsignedLong(line.substring(7).strip(), 16);
                return (ignored >> (number - 1) & 1) != 0;
            }
        }
        return false;
    }

    @Test
    void afterAKillTheNextStartBeginsAnew() throws Exception {
        fake.environment.put("DUMP_SECONDS", "30");
        Process process = fake.launch("lint");
        fake.waitForDump();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        signal(process, "KILL");
        process.waitFor(10, TimeUnit.SECONDS);
        fake.environment.remove("DUMP_SECONDS");
        fake.calls();
        checkMakesArchive(fake.run());
        assertThat(fake.cache()).containsExactly("classes.jsa", "made-for");
    }

    @Test
    void javaIsTakenFromTheNearestPlaceThatHasANewEnoughOne() throws IOException {
        Path old = fake.java("old", "11.0.2");
        Path own = fake.java("own", "21");
        Path runtime = fake.java("a home/runtime", "17.0.9");
        fake.environment.put("JAVA_HOME", old.toString());
        fake.environment.put("DAEMONLENS_NO_ARCHIVE", "1");
        assertThat(callOf(fake)).contains("-Ddaemonlens.java.from=runtime");
        Files.move(runtime, fake.folder.resolve("elsewhere"));
        assertThat(callOf(fake)).contains("-Ddaemonlens.java.from=PATH");
        fake.environment.put("JAVA_HOME", own.toString());
        assertThat(callOf(fake)).contains("-Ddaemonlens.java.from=JAVA_HOME");
        fake.environment.put("DAEMONLENS_JAVA_HOME", own.toString());
        assertThat(callOf(fake)).contains("-Ddaemonlens.java.from=DAEMONLENS_JAVA_HOME");
    }

    @Test
    void anArchiveForOneJavaDoesNotHideAnotherThatComesFirst() throws IOException {
        fake.run();
        fake.calls();
        fake.environment.put("JAVA_HOME", fake.java("own", "21").toString());
        checkMakesArchive(fake.run());
    }

    @Test
    void withoutASuitableJavaASentenceSaysWhatToDo() throws IOException {
        Path old = fake.java("old", "11.0.2");
        fake.environment.put("PATH", FakeHome.coreutils().toString());
        Run none = fake.run();
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err())
                .isEqualTo(
                        "daemonlens: needs Java 17 or newer, and found none in JAVA_HOME or on the PATH. "
                                + "Install a JDK 17 (for example Temurin or OpenJDK).\n");
        fake.environment.put("JAVA_HOME", old.toString());
        Run tooOld = fake.run();
        assertThat(tooOld.exit()).isEqualTo(2);
        assertThat(tooOld.err())
                .isEqualTo(
                        "daemonlens: needs Java 17 or newer, but "
                                + old
                                + " (Java 11) is older. Set JAVA_HOME to a JDK 17 or newer.\n");
        assertThat(fake.calls()).isEmpty();
    }

    @Test
    void aJavaWithoutAReleaseFileIsAsked() throws IOException {
        Files.delete(fake.folder.resolve("jdk/release"));
        fake.environment.put("JAVA_VERSION_HERE", "1.8.0_402");
        assertThat(fake.run().err()).contains("(Java 8) is older");
        fake.calls();
        fake.environment.put("JAVA_VERSION_HERE", "25");
        assertThat(fake.run().err()).isEmpty();
        assertThat(fake.calls()).first().isEqualTo("-version");
        checkUsesArchive();
    }

    @Test
    void closedDescriptorsAreNotGivenToFiles() throws IOException {
        fake.run();
        fake.environment.put("WRITES", "yes");
        assertThat(fake.shell("\"$0\" lint <&- 2>&-").out()).isEqualTo("output\n");
        assertThat(fake.shell("\"$0\" lint >&-").exit()).isEqualTo(3);
        assertThat(fake.shell("\"$0\" lint <&- >&- 2>&-").exit()).isEqualTo(3);
    }

    @Test
    void aLinkToTheLauncherWorksFromAnywhere() throws IOException {
        Path link = fake.folder.resolve("linked");
        Files.createSymbolicLink(link, Path.of("second link"));
        Files.createSymbolicLink(
                fake.folder.resolve("second link"), Path.of("a home/bin/daemonlens"));
        Run run = fake.result(fake.launch(List.of(link.toString()), "a b", ""));
        assertThat(run.exit()).isZero();
        assertThat(fake.calls()).last().asString().endsWith("io.daemonlens.cli.Main a b ");
    }

    private static String callOf(FakeHome fake) throws IOException {
        fake.run();
        List<String> calls = fake.calls();
        return calls.get(calls.size() - 1);
    }

    private static void signal(Process process, String name) throws Exception {
        new ProcessBuilder("kill", "-s", name, String.valueOf(process.pid())).start().waitFor();
    }

    private void checkMakesArchive(Run run) throws IOException {
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        List<String> calls = fake.calls();
        assertThat(calls).hasSize(3);
        assertThat(calls.get(0)).contains("-XX:DumpLoadedClassList=").endsWith("Main warm-up");
        assertThat(calls.get(1)).contains("-Xshare:dump");
        assertThat(calls.get(2)).startsWith("-XX:SharedArchiveFile=/");
    }

    private void checkUsesArchive() throws IOException {
        assertThat(fake.run().err()).isEmpty();
        assertThat(fake.calls()).singleElement().asString().startsWith("-XX:SharedArchiveFile=/");
    }
}
