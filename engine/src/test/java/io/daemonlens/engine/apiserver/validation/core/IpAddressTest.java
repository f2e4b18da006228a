package io.daemonlens.engine.apiserver.validation.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.features.Gates;
import io.daemonlens.schemas.KubernetesVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "1.2.3.4, 1.2.3.4",
        "010.0.0.1, 10.0.0.1",
        "::, ::",
        "::1, ::1",
        "2001:DB8::1, 2001:db8::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
        "00001::, 1::",
        "::ffff:1.2.3.4, 1.2.3.4",
        "64:ff9b::1.2.3.4, 64:ff9b::102:304",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0"
    })
    void writesTheShortestForm(String text, String canonical) {
        assertThat(IpAddress.parse(text).canonical()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "1.2.3.256",
                "1.2.3.4.5",
                "1.2.3.a",
                " 1.2.3.4",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "g::",
                "1.2.3.4::",
                "fe80::1%eth0",
                "1:2:3:4:5:6:7:1.2.3.4",
                "١.2.3.4"
            })
    void takesNothingElseForAnAddress(String text) {
        assertThat(IpAddress.parse(text)).isNull();
    }

    @Test
    void leadingZerosComeAndGo() {
        checkRefused(22, "010.0.0.1", "must be valid IP address");
        checkRefused(35, "010.0.0.1", null);
        checkRefused(36, "010.0.0.1", "must not have leading 0s");
        checkRefused(35, "::ffff:1.2.3.4", null);
        checkRefused(37, "::ffff:1.2.3.4", "must not be an IPv4-mapped IPv6 address");
        checkRefused(37, "x", "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
    }

    @Test
    void warnsOfWhatIsNotPlain() {
        assertThat(IpAddress.warning("10.0.0.1")).isNull();
        assertThat(IpAddress.warning("fe80::1")).isNull();
        assertThat(IpAddress.warning("fe80:0::1"))
                .isEqualTo(
                        "IPv6 address \"fe80:0::1\" should be in RFC 5952 canonical format"
                                + " (\"fe80::1\")");
        assertThat(IpAddress.warning("010.0.0.1"))
                .isEqualTo(
                        "non-standard IP address \"010.0.0.1\" will be considered invalid in a"
                                + " future Kubernetes release: use \"10.0.0.1\"");
    }

    private static void checkRefused(int minor, String address, String message) {
        KubernetesVersion version = KubernetesVersion.of(minor);
        Errors errors = Errors.onCreate(version, Gates.defaults(version));
        if (message == null) {
            assertThat(IpAddress.check(address, errors)).isEmpty();
        } else {
            assertThat(IpAddress.check(address, errors))
                    .extracting(ValueProblem::text)
                    .containsExactly(message);
        }
    }
}
