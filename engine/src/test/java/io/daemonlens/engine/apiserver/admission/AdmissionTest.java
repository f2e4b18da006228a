package io.daemonlens.engine.apiserver.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each plugin of the chain, by what it says to a pod and what it adds to one. */
class AdmissionTest {

    private static final String PLAIN = "containers: [{name: main, image: a}]";

    @Test
    void aLimitRangeFillsInWhatContainersDoNotName() {
        Admitted admitted =
                admit(
                        37,
                        "{containers: [{name: main, image: a, resources: {limits: {memory: 1Gi}}}]}",
                        limitRange(
                                "{type: Container, max: {cpu: 2}, defaultRequest: {cpu: 100m}}"));
        assertThat(admitted.refusal()).isNull();
        assertThat(
                        Field.of(admitted.pod())
                                .at("spec", "containers")
                                .items()
                                .get(0)
                                .at("resources")
                                .value())
                .hasToString(
                        "{\"limits\":{\"memory\":\"1Gi\",\"cpu\":\"2\"},"
                                + "\"requests\":{\"memory\":\"1Gi\",\"cpu\":\"100m\"}}");
    }

    @Test
    void aPodWithoutASpecIsInvalid() {
        JsonObject pod = new JsonObject().put("metadata", pod("{" + PLAIN + "}").get("metadata"));
        Refusal refusal = admission(37).admit(pod).refusal();
        assertThat(refusal.plugin()).isEqualTo("Validation");
        assertThat(refusal.message()).contains("spec.containers: Required value");
    }

    @Test
    void aLimitRangeRefuses() {
        String wanting = "{containers: [{name: main, image: a, resources: {limits: {cpu: 200m}}}]}";
        checkRefused(
                37,
                wanting,
                "LimitRanger",
                "pods \"agent-\" is forbidden: maximum cpu usage per Container is 100m, but limit"
                        + " is 200m",
                limitRange("{type: Container, max: {cpu: 100m}}"));
        checkRefused(
                12,
                wanting,
                "LimitRanger",
                "pods \"agent-\" is forbidden: maximum cpu usage per Pod is 100m, but limit is"
                        + " 200m.",
                limitRange("{type: Pod, max: {cpu: 100m}}"));
        checkRefused(
                37,
                "{containers: [{name: main, image: a, resources: {limits: {cpu: 1}, requests:"
                        + " {cpu: 100m}}}]}",
                "LimitRanger",
                "pods \"agent-\" is forbidden: cpu max limit to request ratio per Container is 4,"
                        + " but provided ratio is 10.000000",
                limitRange("{type: Container, maxLimitRequestRatio: {cpu: 4}}"));
        checkRefused(
                37,
                "{containers: [{name: main, image: a, resources: {requests: {cpu: 500m}}}]}",
                "Validation",
                "Pod \"agent-\" is invalid: spec.containers[0].resources.requests: Invalid value:"
                        + " \"500m\": must be less than or equal to cpu limit of 200m",
                limitRange("{type: Container, default: {cpu: 200m}}"));
    }

    @Test
    void aNamespaceEnforcesItsLevel() {
        String host = "{hostPID: true, containers: [{name: main, image: a}]}";
        String violation = "host namespaces (hostPID=true)";
        checkRefused(
                37,
                host,
                "PodSecurity",
                "pods \"agent-\" is forbidden: violates PodSecurity \"baseline:latest\": "
                        + violation,
                namespace("labels: {pod-security.kubernetes.io/enforce: baseline}"));
        checkRefused(
                37,
                host,
                "PodSecurity",
                "pods \"agent-\" is forbidden: violates PodSecurity \"baseline:v1.24\": "
                        + violation,
                namespace(
                        "labels: {pod-security.kubernetes.io/enforce: baseline,"
                                + " pod-security.kubernetes.io/enforce-version: v1.24}"));
        checkAdmitted(
                22, host, namespace("labels: {pod-security.kubernetes.io/enforce: baseline}"));
        checkAdmitted(37, host, namespace("labels: {pod-security.kubernetes.io/warn: baseline}"));
    }

    @Test
    void anOldPolicyLacksLaterChecks() {
        String probes =
                "{containers: [{name: main, image: a, lifecycle: {preStop: {tcpSocket: {port: 80,"
                        + " host: 10.0.0.1}}}}]}";
        checkAdmitted(
                37,
                probes,
                namespace(
                        "labels: {pod-security.kubernetes.io/enforce: baseline,"
                                + " pod-security.kubernetes.io/enforce-version: v1.33}"));
        assertThat(
                        admit(
                                        37,
                                        probes,
                                        namespace(
                                                "labels: {pod-security.kubernetes.io/enforce:"
                                                        + " baseline}"))
                                .refusal()
                                .message())
                .contains("probe or lifecycle host \"10.0.0.1\"");
    }

    @Test
    void aPriorityClassIsResolved() {
        String named = "{priorityClassName: gold, " + PLAIN + "}";
        JsonObject gold = named("PriorityClass", "gold", "value: 100");
        assertThat(Field.of(admit(37, named, gold).pod()).at("spec", "priority").number())
                .isEqualTo(100);
        checkRefused(
                37,
                named,
                "Priority",
                "pods \"agent-\" is forbidden: no PriorityClass with name gold was found",
                named("PriorityClass", "silver", "value: 100"));
        checkRefused(
                37,
                "{priority: 7, " + PLAIN + "}",
                "Priority",
                "pods \"agent-\" is forbidden: the integer value of priority (7) must not be"
                        + " provided in pod spec; priority admission controller computed 0 from"
                        + " the given PriorityClass name");
        String critical = "{priorityClassName: system-node-critical, " + PLAIN + "}";
        checkRefused(
                16,
                critical,
                "Priority",
                "pods \"agent-\" is forbidden: pods with system-node-critical priorityClass is not"
                        + " permitted in team namespace");
        checkAdmitted(17, critical);
        checkAdmitted(10, critical);
    }

    @Test
    void aRuntimeClassGivesOverheadSelectorAndTolerations() {
        String sandboxed = "{runtimeClassName: gvisor, " + PLAIN + "}";
        JsonObject gvisor =
                named(
                        "RuntimeClass",
                        "gvisor",
                        "overhead: {podFixed: {cpu: 250m}}",
                        "scheduling: {nodeSelector: {sandbox: 'yes'}, tolerations: [{key: s,"
                                + " operator: Exists}]}");
        Field spec = Field.of(admit(37, sandboxed, gvisor).pod()).at("spec");
        assertThat(spec.at("overhead", "cpu").text()).isEqualTo("250m");
        assertThat(spec.at("nodeSelector", "sandbox").text()).isEqualTo("yes");
        assertThat(spec.at("tolerations").items().get(2).at("key").text()).isEqualTo("s");
        checkRefused(
                37,
                sandboxed,
                "RuntimeClass",
                "pods \"agent-\" is forbidden: pod rejected: RuntimeClass \"gvisor\" not found",
                named("RuntimeClass", "kata"));
        checkRefused(
                37,
                "{overhead: {cpu: 1}, " + PLAIN + "}",
                "RuntimeClass",
                "pods \"agent-\" is forbidden: pod rejected: Pod Overhead set without"
                        + " corresponding RuntimeClass defined Overhead");
        checkRefused(
                37,
                "{runtimeClassName: gvisor, nodeSelector: {sandbox: 'no'}, " + PLAIN + "}",
                "RuntimeClass",
                "pods \"agent-\" is forbidden: conflict:"
                        + " runtimeClass.scheduling.nodeSelector[sandbox] = yes;"
                        + " pod.spec.nodeSelector[sandbox] = no",
                gvisor);
    }

    @Test
    void aServiceAccountMustExist() {
        checkRefused(
                37,
                "{serviceAccountName: agent, " + PLAIN + "}",
                "ServiceAccount",
                "pods \"agent-\" is forbidden: error looking up service account team/agent:"
                        + " serviceaccount \"agent\" not found",
                named("ServiceAccount", "default"));
        checkAdmitted(37, "{serviceAccountName: agent, " + PLAIN + "}");
    }

    @Test
    void aNamespaceThatIsDeletedTakesNoPods() {
        JsonObject namespace = namespace("labels: {}");
        namespace.put("status", new JsonObject().put("phase", "Terminating"));
        checkRefused(
                37,
                "{" + PLAIN + "}",
                "NamespaceLifecycle",
                "pods \"agent-\" is forbidden: unable to create new content in namespace team"
                        + " because it is being terminated",
                namespace);
    }

    @Test
    void aNamespaceGivesItsNodeSelector() {
        JsonObject namespace =
                namespace("annotations: {scheduler.alpha.kubernetes.io/node-selector: zone=a}");
        Admitted admitted = admit(37, "{" + PLAIN + "}", namespace);
        assertThat(Field.of(admitted.pod()).at("spec", "nodeSelector", "zone").text())
                .isEqualTo("a");
        checkRefused(
                37,
                "{nodeSelector: {zone: b}, " + PLAIN + "}",
                "PodNodeSelector",
                "pods \"\" is forbidden: pod node label selector conflicts with its namespace node"
                        + " label selector",
                namespace);
    }

    @Test
    void aQuotaIsUsedUpPodAfterPod() {
        QuotaUsage usage =
                usage(named("ResourceQuota", "few", "hard: {pods: 10}", "used: {pods: 8}"));
        JsonObject pod = pod("{" + PLAIN + "}");
        assertThat(usage.charge(pod)).isNull();
        assertThat(usage.charge(pod)).isNull();
        assertThat(usage.charge(pod))
                .isEqualTo(
                        new Refusal(
                                "ResourceQuota",
                                "pods \"agent-\" is forbidden: exceeded quota: few, requested:"
                                        + " pods=1, used: pods=10, limited: pods=10"));
        usage.release(pod);
        assertThat(usage.charge(pod)).isNull();
    }

    @Test
    void aQuotaOnCpuWantsItNamed() {
        QuotaUsage usage = usage(named("ResourceQuota", "q", "hard: {limits.memory: 4Gi}"));
        assertThat(usage.charge(pod("{" + PLAIN + "}")).message())
                .isEqualTo(
                        "pods \"agent-\" is forbidden: failed quota: q: must specify limits.memory"
                                + " for: main");
    }

    @Test
    void aQuotaCountsThePodsOfItsScopesOnly() {
        JsonObject gold =
                named(
                        "ResourceQuota",
                        "gold",
                        "hard: {pods: 0}",
                        "scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator:"
                                + " In, values: [gold]}]}");
        assertThat(usage(gold).charge(pod("{" + PLAIN + "}"))).isNull();
        assertThat(usage(gold).charge(pod("{priorityClassName: gold, " + PLAIN + "}"))).isNotNull();
        JsonObject burst = named("ResourceQuota", "b", "hard: {pods: 0}", "scopes: [BestEffort]");
        assertThat(usage(burst).charge(pod("{" + PLAIN + "}"))).isNotNull();
        assertThat(
                        usage(burst)
                                .charge(
                                        pod(
                                                "{containers: [{name: main, image: a, resources:"
                                                        + " {requests: {cpu: 1}}}]}")))
                .isNull();
    }

    @Test
    void eventsShowWhichScopesAServerLimits() {
        JsonObject event = named("Event", "e");
        event.put(
                "message",
                "Error creating: insufficient quota to match these scopes: [{PriorityClass In"
                        + " [system-node-critical system-cluster-critical]}]");
        QuotaUsage usage = usage(event);
        assertThat(usage.charge(pod("{" + PLAIN + "}"))).isNull();
        assertThat(usage.charge(pod("{priorityClassName: system-node-critical, " + PLAIN + "}")))
                .isEqualTo(
                        new Refusal(
                                "ResourceQuota",
                                "insufficient quota to match these scopes: [{PriorityClass In"
                                        + " [system-node-critical system-cluster-critical]}]"));
    }

    private static void checkRefused(
            int minor, String spec, String plugin, String message, JsonObject... objects) {
        assertThat(admit(minor, spec, objects).refusal()).isEqualTo(new Refusal(plugin, message));
    }

    private static void checkAdmitted(int minor, String spec, JsonObject... objects) {
        assertThat(admit(minor, spec, objects).refusal()).isNull();
    }

    private static Admitted admit(int minor, String spec, JsonObject... objects) {
        return admission(minor, objects).admit(pod(spec));
    }

    private static QuotaUsage usage(JsonObject... objects) {
        return admission(37, objects).quota(List.of());
    }

    private static Admission admission(int minor, JsonObject... objects) {
        Map<String, List<JsonObject>> byKind = new TreeMap<>();
        for (JsonObject each : objects) {
            byKind.computeIfAbsent(each.text("kind"), kind -> new ArrayList<>()).add(each);
        }
        NamespaceView view =
                NamespaceView.of("team", kind -> byKind.getOrDefault(kind, List.of()), false);
        return Admission.of(view, KubernetesVersion.of(minor));
    }

    /** A pod as the controller sends it: its template has been stored with defaults. */
    private static JsonObject pod(String spec) {
        JsonObject object = Flow.read(spec);
        object.put("restartPolicy", "Always");
        object.put("dnsPolicy", "ClusterFirst");
        object.put("terminationGracePeriodSeconds", 30);
        for (var each : object.array("containers")) {
            ((JsonObject) each)
                    .put("imagePullPolicy", "Always")
                    .put("terminationMessagePolicy", "File");
        }
        return new JsonObject()
                .put(
                        "metadata",
                        new JsonObject().put("namespace", "team").put("generateName", "agent-"))
                .put("spec", object);
    }

    private static JsonObject limitRange(String item) {
        return named("LimitRange", "limits", "limits: [" + item + "]");
    }

    private static JsonObject namespace(String metadata) {
        JsonObject namespace = named("Namespace", "team");
        JsonObject more = Flow.read("{" + metadata + "}");
        more.entries().forEach(e -> namespace.object("metadata").put(e.getKey(), e.getValue()));
        return namespace;
    }

    /** An object whose members stand where its kind has them; a quota's usage in its status. */
    private static JsonObject named(String kind, String name, String... members) {
        JsonObject object = new JsonObject().put("kind", kind);
        object.put("metadata", new JsonObject().put("name", name).put("namespace", ""));
        JsonObject read = Flow.read("{" + String.join(", ", members) + "}");
        if (kind.equals("LimitRange")) {
            object.put("spec", read);
        } else if (kind.equals("ResourceQuota")) {
            JsonObject status = new JsonObject().put("hard", read.object("hard").copy());
            if (read.has("used")) {
                status.put("used", read.remove("used"));
            }
            object.put("spec", read).put("status", status);
        } else {
            read.entries().forEach(e -> object.put(e.getKey(), e.getValue()));
        }
        return object;
    }

    /** JSON with names and plain texts without quotes, as YAML's flow style has it. */
    private static final class Flow {

        static JsonObject read(String text) {
            StringBuilder json = new StringBuilder();
            int at = 0;
            while (at < text.length()) {
                char c = text.charAt(at);
                if ("{}[],: ".indexOf(c) >= 0) {
                    json.append(c);
                    at++;
                    continue;
                }
                int end = at;
                boolean quoted = c == '\'';
                end += quoted ? 1 : 0;
                while (end < text.length()
                        && (quoted
                                ? text.charAt(end) != '\''
                                : "{}[], ".indexOf(text.charAt(end)) < 0
                                        && !(text.charAt(end) == ':'
                                                && end + 1 < text.length()
                                                && text.charAt(end + 1) == ' '))) {
                    end++;
                }
                String word = quoted ? text.substring(at + 1, end) : text.substring(at, end);
                boolean bare = !quoted && (word.matches("-?\\d+") || word.matches("true|false"));
                json.append(bare ? word : '"' + word + '"');
                at = quoted ? end + 1 : end;
            }
            return (JsonObject) JsonReader.read(json.toString());
        }
    }
}
