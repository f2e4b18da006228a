package io.daemonlens.engine.apiserver.validation.core;

import io.daemonlens.engine.apimachinery.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the rules of one container need to know of the pod around it, found out once.
 *
 * @param spec the pod's spec
 * @param volumes the volumes a container may mount
 * @param claims the names of the pod's resource claims, sorted
 * @param relaxedEnvNames whether variables may be called what only the relaxed rule allows
 * @param brokenHugePages whether huge pages may be asked for in parts
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

    /** Whether the pod shares the node's user namespace, as it does unless it says otherwise. */
    public boolean hostUsers() {
        Field hostUsers = spec.at("hostUsers");
        return hostUsers.absent() || hostUsers.isTrue();
    }

    public long gracePeriodSeconds() {
        return spec.at("terminationGracePeriodSeconds").number();
    }

    /** Init containers, containers and ephemeral containers, in that order. */
    public static List<Field> everyContainer(Field spec) {
        List<Field> containers = new ArrayList<>(spec.at("initContainers").items());
        containers.addAll(spec.at("containers").items());
        containers.addAll(spec.at("ephemeralContainers").items());
        return containers;
    }

    /** The names in a list of containers. */
    public static Set<String> names(Field containers) {
        Set<String> names = new LinkedHashSet<>();
        containers.items().forEach(container -> names.add(container.at("name").text()));
        return names;
    }
}
