package io.daemonlens.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import io.daemonlens.text.FileBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that never end, and texts that are slow to read, are answered in bounded time. */
class HostileFilesTest {

    private static final String ITEM =
            """
            - apiVersion: apps/v1
              kind: DaemonSet
              metadata: {name: A_1}
              spec: {foo: 1}
            """;

    @TempDir Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anEndlessFileIsRefused() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> {
                    byte[] start = FileBytes.of(Path.of("/dev/zero"));
                    assertThat(FileBytes.isBinary(start)).isTrue();
                });
    }

    @Test
    void aFolderAndAMissingFileAreNoRegularFiles() {
        Assertions.assertThatThrownBy(() -> FileBytes.ofRegular(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("not a regular file");
        Assertions.assertThatThrownBy(() -> FileBytes.ofRegular(folder.resolve("none")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aStreamIsReadToItsEnd() throws Exception {
        byte[] text = "a: b\n".repeat(5_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("a.yaml"), text);
        InputStream in = new ByteArrayInputStream(text);
        assertThat(FileBytes.of(in)).isEqualTo(text);
        assertThat(FileBytes.ofRegular(file)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "minReadySeconds: %s",
                "template: {spec: {containers: [{resources: {requests: {cpu: %s}}}]}}",
                "template: {spec: {containers: [{resources: {requests: {cpu: 0.%s}}}]}}",
                "template: {spec: {containers: [{resources: {requests: {cpu: \"%s\"}}}]}}",
                "updateStrategy: {rollingUpdate: {maxSurge: \"%s%%\"}}",
            })
    void aNumberOfAMillionDigitsTakesSeconds(String field) {
        String spec = field.formatted("9".repeat(1_000_000));
        answers("apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: a}\nspec: {" + spec + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-2147483648", "1e2147483647", "1e-2147483647", "1e99999999999999"})
    void anExponentOfAnySizeTakesSeconds(String number) {
        answers(
                "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: a}\nspec: {template: {spec:"
                        + " {containers: [{resources: {requests: {cpu: "
                        + number
                        + ", memory: 1n, a.b/c: \""
                        + number
                        + "\"}}}]}}}");
    }

    @Test
    void aListOfManyMistakesTakesSeconds() {
        Analysis analysis = answers("apiVersion: v1\nkind: List\nitems:\n" + ITEM.repeat(1_500));
        assertThat(analysis.manifests()).hasSize(1_500);
        assertThat(analysis.findings()).anySatisfy(f -> assertThat(f.fixes()).isNotEmpty());
    }

    private static Analysis answers(String text) {
        return assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> Analysis.of(Document.of("a.yaml", text), Settings.defaults()));
    }
}
