package io.daemonlens.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    @Test
    void controlCharactersAreVisible() {
        check("\u001b[31mred", "\\x1b[31mred");
        check("a\rb", "a\\x0db");
        check("a\u0007b", "a\\x07b");
        check("\u009b31m", "\\x9b31m");
        check("a\u202eb", "a\\u202eb");
        check("a\u2066b\u2069", "a\\u2066b\\u2069");
        check("::error::x", "\\x3a:error::x");
        check("  ::set-output", "  \\x3a:set-output");
        check("\u2003::x", "\u2003\\x3a:x");
        check("##[group]x", "\\x23#[group]x");
        check("a::b", "a::b");
        check("节点 ●", "节点 ●");
    }

    private static void check(String text, String visible) {
        assertThat(VisibleText.of(text)).isEqualTo(visible);
    }

    @Test
    void everyLineIsLookedAt() {
        assertThat(VisibleText.of("a\n::error::x\n\t::debug::"))
                .isEqualTo("a\n\\x3a:error::x\n\t\\x3a:debug::");
        assertThat(VisibleText.line("a\nb")).isEqualTo("a\\nb");
    }

    @Test
    void onlyStylesBecomeEscapeSequences() {
        String styled = VisibleText.STYLE + "1;31" + VisibleText.END_STYLE + "\u001b[0m";
        assertThat(VisibleText.of(styled)).isEqualTo("\u001b[1;31m\\x1b[0m");
        assertThat(VisibleText.of(VisibleText.STYLE + "2J" + VisibleText.END_STYLE))
                .isEqualTo("\\ufdd02J\\ufdd1");
    }

    /** The seed that fails is in the name of the test. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noTextKeepsAControlCharacter(long seed) {
        Random chance = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = chance.nextInt(20); i >= 0; i--) {
                text.append(
                        (char)
                                switch (chance.nextInt(4)) {
                                    case 0 -> chance.nextInt(0x20);
                                    case 1 -> 0x7F + chance.nextInt(0x21);
                                    case 2 -> 0x2000 + chance.nextInt(0x70);
                                    default -> ": #[a\n".charAt(chance.nextInt(6));
                                });
            }
            String visible = VisibleText.of(text.toString());
            assertThat(visible.chars())
                    .noneMatch(c -> c < ' ' && c != '\n' && c != '\t' || c >= 0x7F && c <= 0x9F)
                    .noneMatch(c -> c >= 0x2028 && c <= 0x202E || c >= 0x2066 && c <= 0x2069);
            assertThat(visible.lines().map(String::strip))
                    .noneMatch(line -> line.startsWith("::") || line.startsWith("##["));
        }
    }
}
