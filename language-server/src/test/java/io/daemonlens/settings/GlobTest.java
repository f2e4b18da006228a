package io.daemonlens.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A file pattern matches what it says, in bounded time. */
class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "*.yaml, a.yaml, true",
        "*.yaml, d/a.yaml, true",
        "a?.yaml, a1.yaml, true",
        "a?.yaml, a/.yaml, false",
        "d/*.yaml, d/e/a.yaml, false",
        "d/**, d/e/a.yaml, true",
        "d/**/a.yaml, d/a.yaml, true",
        "d/**/a.yaml, d/e/f/a.yaml, true",
        "d/**/a.yaml, d/ea.yaml, false",
        "a**z.yaml, a/b/z.yaml, true",
        "[a].yaml, a.yaml, false",
        "[a].yaml, [a].yaml, true",
    })
    void patternOfSettings(String pattern, String path, boolean matches) {
        assertThat(Globs.matches(pattern, path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @EnumSource
    void manyAsterisksTakeBoundedTime(Glob.Dialect dialect) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> {
                    String path = "a".repeat(4_000);
                    assertThat(Glob.of("*a".repeat(2_000) + "b", dialect).matches(path)).isFalse();
                    assertThat(Glob.of("**/a*".repeat(1_000) + "b", dialect).matches(path))
                            .isFalse();
                    assertThat(Glob.of("*a".repeat(2_000), dialect).matches(path)).isTrue();
                    assertThat(Glob.of("*".repeat(1_000_000), dialect).matches(path)).isTrue();
                    assertThat(Glob.of("[a-".repeat(300_000), dialect).matches(path)).isFalse();
                });
    }

    @Test
    void aSetOfGitNeverMatchesASlash() {
        assertThat(Glob.of("a[!b]c", Glob.Dialect.GIT).matches("a/c")).isFalse();
        assertThat(Glob.of("a[!b]c", Glob.Dialect.GIT).matches("axc")).isTrue();
    }
}
