package io.daemonlens.cli.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    private static final List<Option> KNOWN =
            List.of(
                    Option.of("output", "FORMAT", "").letter('o').many(),
                    Option.of("fail-on", "LEVEL", ""),
                    Option.flag("quiet", "").letter('q'),
                    Option.flag("verbose", "").letter('v'));

    @Test
    void optionsAndOperandsMayStandInAnyOrder() {
        Arguments arguments = parse("a.yaml -o json --fail-on=info -qv b.yaml -o sarif=out -");
        assertThat(arguments.operands()).containsExactly("a.yaml", "b.yaml", "-");
        assertThat(arguments.values("output")).containsExactly("json", "sarif=out");
        assertThat(arguments.value("fail-on")).isEqualTo("info");
        assertThat(arguments.has("quiet")).isTrue();
        assertThat(arguments.has("verbose")).isTrue();
    }

    @Test
    void behindTwoDashesEverythingIsAnOperand() {
        assertThat(parse("-q -- -v --x").operands()).containsExactly("-v", "--x");
    }

    @Test
    void theLastOfTwoValuesCounts() {
        assertThat(parse("--fail-on info --fail-on error").value("fail-on")).isEqualTo("error");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--fial-on info | no option --fial-on; did you mean --fail-on?",
                "--fail-on | --fail-on needs a value: LEVEL",
                "--quiet=yes | --quiet takes no value",
                "--quiett | no option --quiett; did you mean --quiet?",
                "-x | no option -x",
            })
    void whatMakesNoSenseIsSaid(String words, String message) {
        assertThatThrownBy(() -> parse(words))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }

    private static Arguments parse(String words) {
        return Arguments.parse(List.of(words.split(" ")), KNOWN);
    }
}
