package io.daemonlens.engine.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What kubectl 1.31 printed for {@code describe controllerrevision}. */
class DescribeRevisionTest {

    @Test
    void eachPageIsTheOneKubectlPrinted() throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        DescribeRevisionTest.class.getResourceAsStream(
                                                "/kubectl/describe-revision.jsonl.gz")),
                                StandardCharsets.UTF_8))) {
            List<JsonObject> recorded = lines.lines().map(JsonReader::readObject).toList();
            assertThat(recorded).hasSizeGreaterThan(100);
            for (JsonObject each : recorded) {
                assertThat(DescribeRevision.describe(each.object("revision")))
                        .isEqualTo(each.text("out"));
            }
        }
    }

    @Test
    void namesAreTakenApartAsGoDoesIt() {
        check("imagePullPolicy", "Image Pull Policy");
        check("apiVersion", "API Version");
        check("hostPID", "Host PID");
        check("podIPs", "Pod I Ps");
        check("$patch", "$patch");
        check("app.kubernetes.io/name", "app.kubernetes.io/name");
    }

    private static void check(String name, String label) {
        JsonObject revision =
                new JsonObject().put("data", new JsonObject().put(name, "x")).put("revision", 1);
        assertThat(DescribeRevision.describe(revision)).contains("\n  " + label + ":  x\n");
    }
}
