package io.daemonlens.engine.apiserver.validation.core;

import io.daemonlens.engine.apimachinery.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Facts about a pod that the rules of each container need, computed once.
 *
 * @param spec the pod's spec
 * @param volumes the volumes that a container can mount
 * @param claims the names of the pod's resource claims, sorted
 * @param relaxedEnvNames whether environment variable names follow the relaxed rule
 * @param brokenHugePages whether huge page quantities may be partial pages
 */
public record PodFacts(
        Field spec,
        VolumeNames volumes,
        Set<String> claims,
        boolean relaxedEnvNames,
        boolean brokenHugePages) {

    public static PodFacts of(
            Field spec, VolumeNames volumes, boolean relaxedEnvNames, boolean brokenHugePages) {
        Set<String> claims = new TreeSet<>();
        spec.at("resourceClaims").items().forEach(claim -> claims.add(claim.at("name").text()));
        claims.remove("");
        return new PodFacts(spec, volumes, claims, relaxedEnvNames, brokenHugePages);
    }

    /** Returns whether the pod uses the node's user namespace, which is the default. */
    public boolean hostUsers() {
        Field hostUsers = spec.at("hostUsers");
        return hostUsers.absent() || hostUsers.isTrue();
    }

    public long gracePeriodSeconds() {
        return spec.at("terminationGracePeriodSeconds").number();
    }

    /** Returns the init containers, containers and ephemeral containers, in that order. */
    public static List<Field> everyContainer(Field spec) {
        List<Field> containers = new ArrayList<>(spec.at("initContainers").items());
        containers.addAll(spec.at("containers").items());
        containers.addAll(spec.at("ephemeralContainers").items());
        return containers;
    }

    /** Returns the names of the containers in a list. */
    public static Set<String> names(Field containers) {
        Set<String> names = new LinkedHashSet<>();
        containers.items().forEach(container -> names.add(container.at("name").text()));
        return names;
    }
}
