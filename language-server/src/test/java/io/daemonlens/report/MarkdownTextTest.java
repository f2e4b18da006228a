package io.daemonlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text from outside never becomes markup. */
class MarkdownTextTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "a|b, a\\|b",
                "<img>, &lt;img>",
                "@all, &#64;all",
                "[x](javascript:y), \\[x\\](javascript:y)",
            })
    void escapes(String text, String expected) {
        assertThat(MarkdownText.escape(text)).isEqualTo(expected);
        assertThat(MarkdownText.sentence(text)).isEqualTo(expected);
    }

    @Test
    void aSentenceKeepsItsCode() {
        assertThat(MarkdownText.sentence("field `a[0]` of <b>"))
                .isEqualTo("field `a[0]` of &lt;b>");
        assertThat(MarkdownText.sentence("one ` of <b>")).isEqualTo("one \\` of &lt;b>");
    }

    @Test
    void codeStaysInItsCell() {
        assertThat(MarkdownText.code("a`|\n<b>")).isEqualTo("`a'\\| <b>`");
    }

    @Test
    void aTextCannotCloseItsFence() {
        Random chance = new Random(7);
        for (int i = 0; i < 500; i++) {
            String text = "x\n" + "`".repeat(chance.nextInt(9)) + "\n<script>";
            String[] lines = MarkdownText.block(text).split("\n");
            String fence = lines[0];
            assertThat(fence).matches("`{3,}");
            assertThat(lines[lines.length - 1]).isEqualTo(fence);
            assertThat(text).doesNotContain(fence);
        }
    }
}
