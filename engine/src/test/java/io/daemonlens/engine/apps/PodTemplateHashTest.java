package io.daemonlens.engine.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.KubernetesVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Hashes that Kubernetes computed, and some that were seen in clusters in the wild. */
class PodTemplateHashTest {

    private static final JsonObject KNOWN = read();
    private static final String COLLIDED = "+collision";

    @Test
    void everyMinorHashesAsKubernetesDoes() {
        int rows = 0;
        for (String minor : KNOWN.object("hashes").names()) {
            JsonObject byTemplate = KNOWN.object("hashes").object(minor);
            for (String name : byTemplate.names()) {
                int plus = name.indexOf(COLLIDED);
                Integer collisions =
                        plus < 0 ? null : Integer.valueOf(name.substring(plus + COLLIDED.length()));
                String template = plus < 0 ? name : name.substring(0, plus);
                checkHash(
                        KNOWN.object("templates").object(template),
                        collisions,
                        minor,
                        byTemplate.object(name).text("hash"));
                rows++;
            }
        }
        assertThat(rows).isGreaterThan(400);
    }

    @Test
    void hashesSeenInClustersAreMet() {
        for (JsonValue seen : KNOWN.array("seenInTheWild")) {
            JsonObject row = (JsonObject) seen;
            checkHash(row.object("template"), null, row.text("k8s"), row.text("hash"));
        }
    }

    @Test
    void theLabelWasDecimalBefore112() {
        JsonObject template = KNOWN.object("templates").object("minimal");
        PodTemplateHash hash = PodTemplateHash.of(template, null, KubernetesVersion.of(10));
        assertThat(hash.label(KubernetesVersion.of(11))).isEqualTo(Long.toString(hash.number()));
        assertThat(hash.label(KubernetesVersion.of(12))).isEqualTo(hash.encoded());
    }

    @Test
    void aFragmentHashesTheSameOnceItIsPopular() {
        JsonObject template = KNOWN.object("templates").object("minimal");
        KubernetesVersion version = KubernetesVersion.NEWEST;
        long first = PodTemplateHash.of(template, null, version).number();
        for (int i = 0; i < 500; i++) {
            assertThat(PodTemplateHash.of(template, null, version).number()).isEqualTo(first);
        }
    }

    @Test
    void aBigDecimalShowsItsWords() {
        JsonObject template =
                JsonReader.readObject(
                        "{\"spec\":{\"containers\":[{\"name\":\"a\",\"resources\":{\"limits\":"
                                + "{\"memory\":\"1Ei\"}}}]}}");
        assertThat(PodTemplateHash.dump(template, KubernetesVersion.NEWEST))
                .contains(
                        "memory:{i:(resource.int64Amount){value:(int64)0 scale:(resource.Scale)0}"
                                + " d:(resource.infDecAmount){Dec:(*inf.Dec){unscaled:(big.Int)"
                                + "{neg:(bool)false abs:(big.nat)[0 62500000]}"
                                + " scale:(inf.Scale)9}} s:(string)"
                                + " Format:(resource.Format)BinarySI}");
    }

    @Test
    void theDataIsThePatchThatRestoresTheTemplate() {
        JsonObject template =
                JsonReader.readObject(
                        "{\"spec\":{\"containers\":[{\"name\":\"a\",\"args\":[\"x > y\"]}]},"
                                + "\"metadata\":{\"labels\":{\"b\":\"2\",\"a\":\"1\"}}}");
        assertThat(RevisionData.of(template, KubernetesVersion.of(37)))
                .isEqualTo(
                        "{\"spec\":{\"template\":{\"$patch\":\"replace\",\"metadata\":{\"labels\":"
                                + "{\"a\":\"1\",\"b\":\"2\"}},\"spec\":{\"containers\":[{\"args\":"
                                + "[\"x \\u003e y\"],\"name\":\"a\",\"resources\":{}}]}}}}");
        assertThat(RevisionData.of(template, KubernetesVersion.of(33)))
                .contains("\"metadata\":{\"creationTimestamp\":null,\"labels\"");
    }

    private static void checkHash(
            JsonObject template, Integer collisions, String minor, String hash) {
        KubernetesVersion version = KubernetesVersion.parse(minor).orElseThrow();
        assertThat(PodTemplateHash.of(template, collisions, version).encoded())
                .as(minor)
                .isEqualTo(hash);
    }

    private static JsonObject read() {
        try (GZIPInputStream in =
                new GZIPInputStream(
                        PodTemplateHashTest.class.getResourceAsStream("/apps/hashes.json.gz"))) {
            return JsonReader.readObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
