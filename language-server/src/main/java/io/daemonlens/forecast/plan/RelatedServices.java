package io.daemonlens.forecast.plan;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.forecast.plan.PlanChange.Kind;
import io.daemonlens.forecast.plan.RelatedChange.Use;
import io.daemonlens.forecast.plan.RelatedChanges.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The Services that select the pods of a DaemonSet, before and after a change of the Service or of
 * the pods' labels.
 */
record RelatedServices(RelatedObjects older, RelatedObjects newer) {

    private static final String KIND = "Service";

    List<RelatedChange> of(Subject subject) {
        Map<String, JsonObject> before = older.of(KIND, subject.namespace());
        Map<String, JsonObject> after = newer.of(KIND, subject.namespace());
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<RelatedChange> all = new ArrayList<>();
        for (String name : names) {
            RelatedChange change = change(name, before.get(name), after.get(name), subject);
            if (change != null) {
                all.add(change);
            }
        }
        return all;
    }

    private static RelatedChange change(
            String name, JsonObject before, JsonObject after, Subject subject) {
        boolean then = selects(before, subject.before());
        boolean now = selects(after, subject.after());
        Kind kind = before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED;
        if (then && after == null) {
            return subject.change(KIND, name, kind, Use.SERVICE, false, "service.removed");
        }
        if (then != now) {
            String sentence = now ? "service.selects" : "service.lost";
            return subject.change(KIND, name, kind, Use.SERVICE, false, sentence);
        }
        if (!now || Objects.equals(before.get("spec"), after.get("spec"))) {
            return null;
        }
        String port = missingPort(after, subject.pod());
        return port != null && missingPort(before, subject.before().at("spec")) == null
                ? subject.change(KIND, name, kind, Use.SERVICE, false, "service.port", port)
                : subject.change(KIND, name, kind, Use.SERVICE, false, "service.changed");
    }

    /** A Service without a selector has endpoints of its own and selects no pods. */
    private static boolean selects(JsonObject service, Field template) {
        if (service == null) {
            return false;
        }
        Map<String, String> selector = Field.of(service).at("spec", "selector").textMap();
        Map<String, String> labels = template.at("metadata", "labels").textMap();
        return !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
    }

    /** Returns a target port name that no container has; null if there is none. */
    private static String missingPort(JsonObject service, Field pod) {
        Set<String> names = new TreeSet<>();
        for (String list : new String[] {"initContainers", "containers"}) {
            for (Field container : pod.at(list).items()) {
                for (Field port : container.at("ports").items()) {
                    names.add(port.at("name").text());
                }
            }
        }
        for (Field port : Field.of(service).at("spec", "ports").items()) {
            String target = port.at("targetPort").text();
            if (!target.isEmpty() && !names.contains(target)) {
                return target;
            }
        }
        return null;
    }
}
