package io.daemonlens.engine.apiserver.podsecurity;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.CodePoints;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A failed check of a pod.
 *
 * @param reason what is forbidden
 * @param detail the pod or the containers at fault, with the values
 */
record Violation(String reason, String detail) {

    @Override
    public String toString() {
        return detail.isEmpty() ? reason : reason + " (" + detail + ")";
    }

    /** Returns the init containers, containers and ephemeral containers of a pod, in that order. */
    static List<Field> containers(Field spec) {
        List<Field> containers = new ArrayList<>(spec.at("initContainers").items());
        containers.addAll(spec.at("containers").items());
        containers.addAll(spec.at("ephemeralContainers").items());
        return containers;
    }

    /** Returns the containers that match the predicate. */
    static List<Field> those(List<Field> containers, Predicate<Field> holds) {
        return containers.stream().filter(holds).toList();
    }

    /** Formats {@code container "a"} or {@code containers "a", "b"}. */
    static String named(List<Field> containers) {
        return plural("container", containers.size())
                + " "
                + quoted(containers.stream().map(each -> each.at("name").text()).toList());
    }

    static String plural(String noun, int count) {
        return count == 1 ? noun : noun + "s";
    }

    /** {@code joinQuote}: quotes the values without escaping them. */
    static String quoted(Collection<String> values) {
        return values.stream().map(value -> '"' + value + '"').collect(Collectors.joining(", "));
    }

    /** Returns an empty set that sorts its values in Go's order. */
    static TreeSet<String> sorted() {
        return new TreeSet<>(CodePoints.ORDER);
    }

    /** Lists the pod and the containers that set a field, joined by {@code and}. */
    static String setters(boolean pod, List<Field> containers) {
        List<String> setters = new ArrayList<>();
        if (pod) {
            setters.add("pod");
        }
        if (!containers.isEmpty()) {
            setters.add(named(containers));
        }
        return String.join(" and ", setters);
    }
}
