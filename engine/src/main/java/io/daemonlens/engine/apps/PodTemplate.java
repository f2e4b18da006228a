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
 * What a DaemonSet's pods are made from. Two templates are equal when their JSON is.
 *
 * @param json the whole template
 * @param labels of the pods to be
 * @param nodeName the node it insists on; empty where it leaves that open
 * @param hostNetwork whether pods share the node's network
 * @param tolerations as the user wrote them
 * @param nodeAffinity the nodes it asks for
 */
public record PodTemplate(
        JsonObject json,
        Map<String, String> labels,
        String nodeName,
        boolean hostNetwork,
        List<Toleration> tolerations,
        RequiredNodeAffinity nodeAffinity) {

    /** From the template's JSON, which nobody changes afterwards. */
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
