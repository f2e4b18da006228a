package io.daemonlens.fieldguide;

import io.daemonlens.schemas.ApiField;
import java.util.ArrayList;
import java.util.List;

/**
 * A skeleton worth offering where a field or an item of a list begins. The body is a snippet of the
 * language server protocol: {@code ${1:text}} is a stop to fill in.
 *
 * @param field the field it is for, as {@code Owner.name}: the value below that key, or for a list
 *     one item of it
 * @param label what the list of completions shows
 * @param detail what it is for, in a few words
 * @param body the lines to put there, the first without indentation
 */
public record Snippet(String field, String label, String detail, String body) {

    private static final List<Snippet> ALL = new ArrayList<>();

    static {
        item(
                "PodSpec.containers",
                "container",
                "a container with requests and a memory limit",
                """
                name: ${1:agent}
                image: ${2:registry.example.com/agent:1.0}
                resources:
                  requests:
                    cpu: ${3:100m}
                    memory: ${4:200Mi}
                  limits:
                    memory: ${4:200Mi}
                """);
        item(
                "PodSpec.initContainers",
                "init container",
                "runs to its end before the containers",
                """
                name: ${1:init}
                image: ${2:busybox:1.36}
                command: ["sh", "-c", "${3:true}"]
                """);
        item(
                "PodSpec.tolerations",
                "control plane",
                "run on control-plane nodes too",
                """
                key: node-role.kubernetes.io/control-plane
                operator: Exists
                effect: NoSchedule
                """);
        item(
                "PodSpec.tolerations",
                "every taint",
                "run on every node, whatever its taints",
                """
                operator: Exists
                """);
        item(
                "PodSpec.tolerations",
                "one taint",
                "run on nodes with this taint",
                """
                key: ${1:example.com/dedicated}
                operator: ${2|Equal,Exists|}
                value: ${3:agent}
                effect: ${4|NoSchedule,NoExecute,PreferNoSchedule|}
                """);
        item(
                "PodSpec.volumes",
                "hostPath volume",
                "a folder or file of the node",
                """
                name: ${1:varlog}
                hostPath:
                  path: ${2:/var/log}
                  type: ${3|Directory,DirectoryOrCreate,File,Socket|}
                """);
        item(
                "PodSpec.volumes",
                "configMap volume",
                "the files of a ConfigMap",
                """
                name: ${1:config}
                configMap:
                  name: ${2:agent-config}
                """);
        item(
                "PodSpec.volumes",
                "secret volume",
                "the files of a Secret",
                """
                name: ${1:secret}
                secret:
                  secretName: ${2:agent-secret}
                """);
        item(
                "PodSpec.volumes",
                "emptyDir volume",
                "a folder that lives as long as the pod",
                """
                name: ${1:scratch}
                emptyDir:
                  sizeLimit: ${2:100Mi}
                """);
        item(
                "PodSpec.volumes",
                "persistentVolumeClaim volume",
                "a claim made elsewhere",
                """
                name: ${1:data}
                persistentVolumeClaim:
                  claimName: ${2:agent-data}
                """);
        item(
                "PodSpec.volumes",
                "nfs volume",
                "a folder exported by an NFS server",
                """
                name: ${1:share}
                nfs:
                  server: ${2:nfs.example.com}
                  path: ${3:/exports}
                """);
        item(
                "Container.volumeMounts",
                "volume mount",
                "a volume at a path",
                """
                name: ${1:varlog}
                mountPath: ${2:/var/log}
                readOnly: ${3|true,false|}
                """);
        item(
                "Container.ports",
                "port on the node",
                "reachable at the node's own address",
                """
                name: ${1:metrics}
                containerPort: ${2:9100}
                hostPort: ${2:9100}
                """);
        item(
                "Container.env",
                "variable",
                "a fixed value",
                """
                name: ${1:NAME}
                value: ${2:"value"}
                """);
        item(
                "Container.env",
                "node name",
                "the node the pod runs on",
                """
                name: ${1:NODE_NAME}
                valueFrom:
                  fieldRef:
                    fieldPath: spec.nodeName
                """);
        item(
                "Container.env",
                "from a ConfigMap",
                "one key of a ConfigMap",
                """
                name: ${1:NAME}
                valueFrom:
                  configMapKeyRef:
                    name: ${2:agent-config}
                    key: ${3:key}
                """);
        item(
                "Container.env",
                "from a Secret",
                "one key of a Secret",
                """
                name: ${1:NAME}
                valueFrom:
                  secretKeyRef:
                    name: ${2:agent-secret}
                    key: ${3:key}
                """);
        item(
                "Container.env",
                "from a resource",
                "a limit or request of the container",
                """
                name: ${1:MEMORY_LIMIT}
                valueFrom:
                  resourceFieldRef:
                    resource: ${2|limits.memory,limits.cpu,requests.memory,requests.cpu|}
                """);
        block(
                "Container.resources",
                "requests and limits",
                "what is reserved and what is allowed",
                """
                requests:
                  cpu: ${1:100m}
                  memory: ${2:200Mi}
                limits:
                  memory: ${2:200Mi}
                """);
        for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            block(
                    "Container." + probe,
                    "HTTP probe",
                    "a GET that must answer 200 to 399",
                    """
                    httpGet:
                      path: ${1:/healthz}
                      port: ${2:8080}
                    periodSeconds: ${3:10}
                    """);
            block(
                    "Container." + probe,
                    "TCP probe",
                    "a port that must open",
                    """
                    tcpSocket:
                      port: ${1:8080}
                    periodSeconds: ${2:10}
                    """);
            block(
                    "Container." + probe,
                    "command probe",
                    "a command that must end with 0",
                    """
                    exec:
                      command: ["${1:cat}", "${2:/tmp/ready}"]
                    periodSeconds: ${3:10}
                    """);
        }
        block(
                "DaemonSetSpec.updateStrategy",
                "one node at a time",
                "RollingUpdate, the default",
                """
                type: RollingUpdate
                rollingUpdate:
                  maxUnavailable: ${1:1}
                """);
        block(
                "DaemonSetSpec.updateStrategy",
                "a share of the nodes",
                "a percentage at a time",
                """
                type: RollingUpdate
                rollingUpdate:
                  maxUnavailable: ${1:10%}
                """);
        block(
                "DaemonSetSpec.updateStrategy",
                "new pod before the old one ends",
                "with a surge",
                """
                type: RollingUpdate
                rollingUpdate:
                  maxSurge: ${1:1}
                  maxUnavailable: 0
                """);
        block(
                "DaemonSetSpec.updateStrategy",
                "by hand",
                "a pod is replaced when you delete it",
                """
                type: OnDelete
                """);
        block(
                "PodSpec.affinity",
                "only some nodes",
                "nodes whose label has one of the values",
                """
                nodeAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    nodeSelectorTerms:
                    - matchExpressions:
                      - key: ${1:kubernetes.io/os}
                        operator: ${2|In,NotIn,Exists,DoesNotExist,Gt,Lt|}
                        values: [${3:linux}]
                """);
        block(
                "Container.securityContext",
                "privileged",
                "all rights on the node",
                """
                privileged: true
                """);
        block(
                "Container.securityContext",
                "few rights",
                "no root, nothing to write",
                """
                runAsNonRoot: true
                readOnlyRootFilesystem: true
                allowPrivilegeEscalation: false
                capabilities:
                  drop: [ALL]
                """);
    }

    private static void item(String field, String label, String detail, String body) {
        ALL.add(new Snippet(field, label, detail, body.strip()));
    }

    private static void block(String field, String label, String detail, String body) {
        item(field, label, detail, body);
    }

    /** A whole DaemonSet, for an empty file. */
    public static Snippet daemonSet() {
        return new Snippet(
                "",
                "DaemonSet",
                "a pod on every node",
                """
                apiVersion: apps/v1
                kind: DaemonSet
                metadata:
                  name: ${1:agent}
                  namespace: ${2:kube-system}
                spec:
                  selector:
                    matchLabels:
                      app: ${1:agent}
                  template:
                    metadata:
                      labels:
                        app: ${1:agent}
                    spec:
                      containers:
                      - name: ${1:agent}
                        image: ${3:registry.example.com/agent:1.0}
                        resources:
                          requests:
                            cpu: ${4:100m}
                            memory: ${5:200Mi}
                          limits:
                            memory: ${5:200Mi}
                """
                        .strip());
    }

    /** The skeletons for a field's value, or for one item of it where it is a list. */
    public static List<Snippet> of(ApiField field) {
        String name = field.owner().shortName() + "." + field.name();
        return ALL.stream().filter(snippet -> snippet.field.equals(name)).toList();
    }

    /** The lines indented by this many spaces, all but the first. */
    public String indented(int column) {
        return body.replace("\n", "\n" + " ".repeat(column));
    }

    /** The body as plain text, each stop replaced by its first suggestion. */
    public String withoutStops() {
        return body.replaceAll("\\$\\{\\d+\\|([^,|]*)[^}]*\\}", "$1")
                .replaceAll("\\$\\{\\d+:([^}]*)\\}", "$1");
    }
}
