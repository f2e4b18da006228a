package io.daemonlens.engine.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.schemas.KubernetesVersion;
import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * Objects made to be slow: twice as much of anything costs about twice as much. Memory asked for is
 * what is counted, which is the same on a busy machine.
 */
class HostileObjectsTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void containersThatAreAllAlike() {
        checkLinear(
                i ->
                        "{\"name\":\"c"
                                + i
                                + "\",\"image\":\"a:1\",\"ports\":[{\"containerPort\":80,\"hostPort\":"
                                + (1 + i)
                                + "}]}",
                "containers");
    }

    @Test
    void containersThatAreAllWrong() {
        checkLinear(i -> "{\"name\":\"_\",\"image\":\"\",\"ports\":[{}]}", "containers");
    }

    @Test
    void containersWithMembersNobodyKnows() {
        checkLinear(i -> "{\"name\":1,\"unknown\":{\"x\":[1]}}", "containers");
    }

    @Test
    void volumesByTheThousand() {
        checkLinear(i -> "{\"name\":\"v" + i + "\",\"hostPath\":{\"path\":\"/\"}}", "volumes");
    }

    @Test
    void portsThatAllGetInEachOthersWay() {
        checkLinear(
                i ->
                        "{\"name\":\"c"
                                + i
                                + "\",\"image\":\"a:1\",\"ports\":[{\"containerPort\":80}]}",
                "containers");
    }

    private static void checkLinear(IntFunction<String> item, String list) {
        for (int minor : new int[] {37, 30, 22, 12}) {
            KubernetesVersion version = KubernetesVersion.of(minor);
            allocated(body(item, list, 500), version);
            long once = allocated(body(item, list, 4_000), version);
            long twice = allocated(body(item, list, 8_000), version);
            assertThat(twice).as(list + " at " + version).isLessThan(once * 5 / 2);
        }
    }

    private static Body body(IntFunction<String> item, String list, int items) {
        StringBuilder text =
                new StringBuilder(
                        "{\"apiVersion\":\"apps/v1\",\"kind\":\"DaemonSet\","
                                + "\"metadata\":{\"name\":\"x\"},\"spec\":{\"selector\":"
                                + "{\"matchLabels\":{\"a\":\"b\"}},\"template\":{\"metadata\":"
                                + "{\"labels\":{\"a\":\"b\"}},\"spec\":{\"");
        text.append(list).append("\":[");
        for (int i = 0; i < items; i++) {
            text.append(i > 0 ? "," : "").append(item.apply(i));
        }
        return JsonReader.readBody(text.append("]}}}}").toString());
    }

    private static long allocated(Body body, KubernetesVersion version) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        ApiServer.create(body, Endpoint.APPS_V1, version, Gates.defaults(version));
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
