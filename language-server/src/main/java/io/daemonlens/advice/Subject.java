package io.daemonlens.advice;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apps.PodTemplate;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.daemon.NodeShouldRunDaemonPod;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Surroundings;
import java.util.ArrayList;
import java.util.List;

/** The object that a rule checks. */
public final class Subject {

    private final Field written;
    private final Field stored;
    private final KubernetesVersion version;
    private final String profile;
    private final Surroundings surroundings;
    private AgentRole role;
    private List<Node> wanted;

    /**
     * @param written the object as it was sent, which shows which values were set explicitly
     * @param stored the object as the server keeps it, with defaults
     * @param version the Kubernetes version
     * @param profile the role from the settings; null to guess it
     * @param surroundings the nodes and objects around it, as far as known
     */
    Subject(
            Field written,
            Field stored,
            KubernetesVersion version,
            String profile,
            Surroundings surroundings) {
        this.written = written;
        this.stored = stored;
        this.version = version;
        this.profile = profile;
        this.surroundings = surroundings;
    }

    /** The object as it was sent, without defaults. */
    public Field written() {
        return written;
    }

    /** The object as the API server stores it, with defaults. */
    public Field stored() {
        return stored;
    }

    public KubernetesVersion version() {
        return version;
    }

    /** The pod spec as stored. */
    public Field pod() {
        return stored.at("spec", "template", "spec");
    }

    /** The pod spec as written. */
    public Field writtenPod() {
        return written.at("spec", "template", "spec");
    }

    /** The role of the agent. */
    public AgentRole role() {
        if (role == null) {
            role = AgentRole.of(profile, written);
        }
        return role;
    }

    /** The nodes of the given cluster that get a pod; empty if no cluster is given. */
    public List<Node> wantedNodes() {
        if (wanted == null) {
            wanted = new ArrayList<>();
            if (!surroundings.nodes().isEmpty()) {
                placed();
            }
        }
        return wanted;
    }

    private void placed() {
        JsonObject template = ((JsonObject) stored.value()).object("spec").object("template");
        NodeShouldRunDaemonPod decision =
                NodeShouldRunDaemonPod.of(PodTemplate.of(template), version);
        for (JsonObject each : surroundings.nodes()) {
            Node node = Node.of(each);
            if (decision.decide(List.of(node)).get(0).shouldRun()) {
                wanted.add(node);
            }
        }
    }
}
