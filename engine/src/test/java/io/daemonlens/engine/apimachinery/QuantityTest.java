package io.daemonlens.engine.apimachinery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @ParameterizedTest
    @ValueSource(strings = {"Ei", "Pi", "+Ei", "e-20"})
    void aSuffixWithoutANumberIsRefusedWhereTheNumberHasToBeExact(String text) {
        assertThatThrownBy(() -> Quantity.parse(text))
                .hasMessage("unable to parse numeric part of quantity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ki", ".Ki", "Ti", "m", "e3", ""})
    void elsewhereASuffixAloneIsZeroButNothingIsNothing(String text) {
        if (text.isEmpty()) {
            assertThatThrownBy(() -> Quantity.parse(text)).hasMessageContaining("must match");
        } else {
            assertThat(Quantity.parse(text).value()).isZero();
        }
    }
}
