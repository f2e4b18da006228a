package io.daemonlens.report.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.report.MarkdownText;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {

    @Test
    void nothingBecomesMarkup() {
        assertThat(MarkdownText.escape("# a\n| b | [c](d) ![e](f) *g* `h` <i> @j &k; ~l~ _m_"))
                .isEqualTo(
                        "\\# a \\| b \\| \\[c\\](d) \\!\\[e\\](f) \\*g\\* \\`h\\` &lt;i> &#64;j"
                                + " &amp;k; \\~l\\~ \\_m\\_");
    }
}
