package io.daemonlens.engine.apps;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.RequiredNodeAffinity;
import io.daemonlens.engine.core.Toleration;
import io.daemonlens.engine.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pod template of a DaemonSet. Two templates are equal if their JSON is equal.
 *
 * @param json the whole template
 * @param labels the labels of its pods
 * @param nodeName the node that {@code spec.nodeName} requires; empty if it is not set
 * @param hostNetwork whether pods use the node's network
 * @param tolerations the tolerations written by the user
 * @param nodeAffinity the node selector and required node affinity
 */
public record PodTemplate(
        JsonObject json,
        Map<String, String> labels,
        String nodeName,
        boolean hostNetwork,
        List<Toleration> tolerations,
        RequiredNodeAffinity nodeAffinity) {

    /** Reads a template from JSON, which must not change afterwards. */
    public static PodTemplate of(JsonObject json) {
        Field template = Field.of(json);
        Field spec = template.at("spec");
        return new PodTemplate(
                json,
                Collections.unmodifiableMap(
                        new LinkedHashMap<>(template.at("metadata", "labels").textMap())),
                spec.at("nodeName").text(),
                spec.at("hostNetwork").isTrue(),
                Toleration.listOf(spec.at("tolerations")),
                RequiredNodeAffinity.of(spec));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PodTemplate template
                && (template.json == json || template.json.equals(json));
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }
}
