import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.apiserver.ApiServer;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.schemas.KubernetesVersion;
import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;

/**
 * How long decoding, defaults and validation of one DaemonSet take, in processor time, warm; and
 * how that grows with objects made to be slow.
 */
public final class Requests {

    private static final String HEAD =
            "{\"apiVersion\":\"apps/v1\",\"kind\":\"DaemonSet\",\"metadata\":{\"name\":\"agent\"},"
                    + "\"spec\":{\"selector\":{\"matchLabels\":{\"app\":\"agent\"}},\"template\":"
                    + "{\"metadata\":{\"labels\":{\"app\":\"agent\"}},\"spec\":";

    private static final String ORDINARY =
            HEAD
                    + "{\"serviceAccountName\":\"agent\",\"tolerations\":[{\"operator\":\"Exists\"}],"
                    + "\"containers\":[{\"name\":\"agent\",\"image\":\"registry.example/agent:1.2\","
                    + "\"args\":[\"--node=$(NODE)\"],\"env\":[{\"name\":\"NODE\",\"valueFrom\":"
                    + "{\"fieldRef\":{\"fieldPath\":\"spec.nodeName\"}}}],\"ports\":[{\"name\":"
                    + "\"metrics\",\"containerPort\":9100}],\"resources\":{\"limits\":{\"memory\":"
                    + "\"200Mi\"},\"requests\":{\"cpu\":\"100m\",\"memory\":\"200Mi\"}},"
                    + "\"livenessProbe\":{\"httpGet\":{\"path\":\"/healthz\",\"port\":\"metrics\"}},"
                    + "\"volumeMounts\":[{\"name\":\"log\",\"mountPath\":\"/var/log\"}]}],"
                    + "\"volumes\":[{\"name\":\"log\",\"hostPath\":{\"path\":\"/var/log\"}}]}}}}";

    private Requests() {}

    public static void main(String[] arguments) {
        Body ordinary = JsonReader.readBody(ORDINARY);
        for (int minor : new int[] {37, 30, 22, 12}) {
            long best = Long.MAX_VALUE;
            for (int round = 0; round < 10; round++) {
                best = Math.min(best, nanos(ordinary, minor, 5_000) / 5_000);
            }
            System.out.printf("ordinary DaemonSet, 1.%d: %.1f µs%n", minor, best / 1e3);
        }
        grow(
                "containers",
                i -> "{\"name\":\"c" + i + "\",\"image\":\"a:1\",\"ports\":[{\"containerPort\":80}]}",
                "{\"containers\":[",
                "]}");
        grow(
                "environment variables",
                i -> "{\"name\":\"E" + i + "\",\"value\":\"$(E" + i / 2 + ")\"}",
                "{\"containers\":[{\"name\":\"c\",\"image\":\"a:1\",\"env\":[",
                "]}]}");
    }

    private static void grow(String what, IntFunction<String> item, String head, String tail) {
        for (int count : new int[] {1_000, 10_000, 30_000}) {
            StringBuilder text = new StringBuilder(HEAD).append(head);
            for (int i = 0; i < count; i++) {
                text.append(i > 0 ? "," : "").append(item.apply(i));
            }
            Body body = JsonReader.readBody(text.append(tail).append("}}}").toString());
            System.out.printf("%,d %s: %.0f ms%n", count, what, nanos(body, 37, 1) / 1e6);
        }
    }

    private static long nanos(Body body, int minor, int times) {
        KubernetesVersion version = KubernetesVersion.of(minor);
        Gates gates = Gates.defaults(version);
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int codes = 0;
        for (int i = 0; i < times; i++) {
            Response response = ApiServer.create(body, Endpoint.APPS_V1, version, gates);
            codes += response.code();
        }
        if (codes != 201 * times) {
            throw new AssertionError("the object was not accepted");
        }
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }
}
