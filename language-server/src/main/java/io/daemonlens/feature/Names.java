package io.daemonlens.feature;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.feature.symbols.Surroundings;
import io.daemonlens.fieldguide.FieldAt;
import io.daemonlens.fieldguide.WellKnown;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.FieldKind;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that can be written at a place of a DaemonSet: names of volumes, ports, containers and
 * labels in the document itself, of other objects of the workspace and the current cluster, and
 * well-known names.
 */
final class Names {

    private final YamlMapping object;
    private final Surroundings around;
    private final ApiType root;
    private final Wording words;
    private final Map<String, String> found = new LinkedHashMap<>();

    /**
     * @param object the object as far as it can be parsed; null if it cannot
     */
    Names(YamlMapping object, Surroundings around, ApiType root, Wording words) {
        this.object = object;
        this.around = around;
        this.root = root;
        this.words = words;
    }

    /** Returns the possible values of a field, each with a short description. */
    Map<String, String> valuesOf(ApiField field, FieldPath path) {
        switch (field.owner().shortName() + "." + field.name()) {
            case "TypeMeta.kind" -> add("DaemonSet", "");
            case "TypeMeta.apiVersion" -> apiVersions();
            case "VolumeMount.name", "VolumeDevice.name" ->
                    addAll(pod("volumes"), "name", Names::sourceOf);
            case "HTTPGetAction.port", "TCPSocketAction.port" ->
                    addAll(container(path, "ports"), "name", port -> text(port, "containerPort"));
            case "ResourceFieldSelector.containerName" ->
                    addAll(pod("containers"), "name", each -> text(each, "image"));
            case "PodSpec.priorityClassName" -> {
                suggest(field);
                addAll(around.names("PriorityClass", ""));
            }
            case "PodSpec.runtimeClassName" -> addAll(around.names("RuntimeClass", ""));
            case "PodSpec.serviceAccountName" ->
                    addAll(around.names("ServiceAccount", namespace()));
            case "PodSpec.nodeName" -> nodes();
            case "PersistentVolumeClaimVolumeSource.claimName" ->
                    addAll(around.names("PersistentVolumeClaim", namespace()));
            case "SecretVolumeSource.secretName" -> addAll(around.names("Secret", namespace()));
            case "ObjectFieldSelector.fieldPath" -> fieldPaths(path);
            case "ObjectMeta.namespace" -> namespaces();
            case "Toleration.key" -> taintKeys(field);
            case "Toleration.value" -> taintValues(path);
            case "NodeSelectorRequirement.key" -> labelKeys(field, path);
            case "NodeSelectorRequirement.values" -> labelValues(path.parent().parent());
            case "LabelSelectorRequirement.key" ->
                    texts(at("spec", "template", "metadata", "labels")).forEach(this::add);
            case "LabelSelectorRequirement.values" -> {
                String key = text(node(path.parent().parent()), "key");
                String value = texts(at("spec", "template", "metadata", "labels")).get(key);
                if (value != null) {
                    add(value, "");
                }
            }
            default -> others(field, path);
        }
        return found;
    }

    private void others(ApiField field, FieldPath path) {
        String holder = path.parent() == null ? null : path.parent().name();
        String list = path.parent() == null || path.parent().isRoot() ? null : named(path.parent());
        if (field.name().equals("name") && holder != null) {
            switch (holder) {
                case "configMapKeyRef", "configMapRef", "configMap" ->
                        addAll(around.names("ConfigMap", namespace()));
                case "secretKeyRef", "secretRef", "secret" ->
                        addAll(around.names("Secret", namespace()));
                default -> {}
            }
        }
        if (field.name().equals("name") && "imagePullSecrets".equals(list)) {
            addAll(around.names("Secret", namespace()));
        }
        if (field.name().equals("key")) {
            dataKeys(path);
        }
        if (field.map()) {
            entry(field, path);
        }
        if (field.kind() == FieldKind.QUANTITY && !field.map()) {
            WellKnown.amounts("memory").forEach(this::add);
        }
        if (!field.map()) {
            suggest(field);
        }
    }

    /** Returns the name of the list that contains an item, or of the member. */
    private static String named(FieldPath path) {
        return path.kind() == FieldPath.Kind.INDEX ? path.parent().name() : path.name();
    }

    /** Adds the value of an entry of a map. */
    private void entry(ApiField map, FieldPath path) {
        String key = path.name();
        if (map.name().equals("nodeSelector")) {
            labelValues(key);
            return;
        }
        if (map.owner().shortName().equals("ResourceRequirements")) {
            WellKnown.amounts(key).forEach(this::add);
            return;
        }
        String value = counterpart(path).get(key);
        if (value != null) {
            found.putIfAbsent(value, "");
        }
        if (key != null && key.equals("kubectl.kubernetes.io/default-container")) {
            addAll(pod("containers"), "name", each -> text(each, "image"));
        }
        if (key != null) {
            WellKnown.valuesOf(key).forEach(each -> add(each, ""));
        }
    }

    /** Returns the possible keys of a map, with the value of each. */
    Map<String, String> keysOf(ApiField map, FieldPath path) {
        Map<String, String> keys = new LinkedHashMap<>();
        switch (map.owner().shortName() + "." + map.name()) {
            case "PodSpec.nodeSelector" -> {
                around.nodeLabels()
                        .forEach(
                                (key, values) ->
                                        keys.put(
                                                key,
                                                values.size() == 1
                                                        ? values.keySet().iterator().next()
                                                        : null));
                map.suggestions().forEach(key -> keys.putIfAbsent(key, null));
                keys.remove("node-role.kubernetes.io/control-plane", null);
            }
            case "ResourceRequirements.requests", "ResourceRequirements.limits" -> {
                Set<String> names = new LinkedHashSet<>(WellKnown.resources());
                names.addAll(around.resources());
                names.remove("pods");
                names.forEach(name -> keys.put(name, null));
            }
            case "ObjectMeta.labels" -> {
                keys.putAll(counterpart(path.child("")));
                if (path.equals(FieldPath.of("spec", "template", "metadata", "labels"))) {
                    around.objects().stream()
                            .filter(each -> each.kind().equals("Service"))
                            .forEach(each -> each.selector().forEach(keys::putIfAbsent));
                }
                WellKnown.labels().forEach(key -> keys.putIfAbsent(key, null));
            }
            case "ObjectMeta.annotations" ->
                    WellKnown.annotations(path.toString().startsWith("spec.template"))
                            .forEach(key -> keys.put(key, null));
            default -> keys.putAll(counterpart(path.child("")));
        }
        return keys;
    }

    /** Returns a short description of a map key; empty if there is none. */
    String aboutKey(ApiField map, String key) {
        if (map.name().equals("nodeSelector")) {
            int count =
                    around.nodeLabels().getOrDefault(key, Map.of()).values().stream()
                            .mapToInt(Integer::intValue)
                            .sum();
            return count == 0 ? "" : onNodes(count);
        }
        return "";
    }

    private void apiVersions() {
        if (root.version().isAtLeast(9)) {
            add("apps/v1", "");
        }
        if (root.version().isBefore(16)) {
            add("apps/v1beta2", "");
            add("extensions/v1beta1", "");
        }
    }

    private void nodes() {
        for (JsonObject node : around.nodes()) {
            add(Field.of(node).at("metadata", "name").text(), "");
        }
    }

    private void namespaces() {
        add("kube-system", "");
        addAll(around.names("Namespace", ""));
    }

    private void fieldPaths(FieldPath path) {
        FieldAt fieldRef = FieldAt.of(root, path.parent());
        if (fieldRef != null && fieldRef.field() != null) {
            suggest(fieldRef.field());
        }
    }

    private void taintKeys(ApiField field) {
        around.taints()
                .forEach(
                        (key, counts) ->
                                add(
                                        key,
                                        onNodes(
                                                counts.values().stream()
                                                        .mapToInt(Integer::intValue)
                                                        .sum())));
        suggest(field);
    }

    private void taintValues(FieldPath path) {
        String key = text(node(path.parent()), "key");
        around.taints()
                .getOrDefault(key, Map.of())
                .forEach(
                        (rest, count) -> {
                            String value = rest.substring(0, rest.indexOf(':'));
                            if (!value.isEmpty()) {
                                add(value, onNodes(count));
                            }
                        });
    }

    private void labelKeys(ApiField field, FieldPath path) {
        String list = path.parent().parent() == null ? null : path.parent().parent().name();
        if ("matchFields".equals(list)) {
            add("metadata.name", "");
            return;
        }
        around.nodeLabels()
                .forEach(
                        (key, values) ->
                                add(
                                        key,
                                        onNodes(
                                                values.values().stream()
                                                        .mapToInt(Integer::intValue)
                                                        .sum())));
        suggest(field);
    }

    private void labelValues(FieldPath requirement) {
        String key = text(node(requirement), "key");
        if (key.equals("metadata.name")) {
            nodes();
        } else {
            labelValues(key);
        }
    }

    private void labelValues(String key) {
        around.nodeLabels()
                .getOrDefault(key, Map.of())
                .forEach((value, count) -> add(value, onNodes(count)));
        WellKnown.valuesOf(key).forEach(each -> add(each, ""));
    }

    /** Adds the keys of the ConfigMap or Secret that is referenced beside it. */
    private void dataKeys(FieldPath path) {
        FieldPath holder = path.parent();
        if (holder.kind() == FieldPath.Kind.INDEX && "items".equals(holder.parent().name())) {
            holder = holder.parent().parent();
        }
        String what = holder.name() == null ? "" : holder.name();
        String kind =
                what.startsWith("configMap")
                        ? "ConfigMap"
                        : what.startsWith("secret") ? "Secret" : "";
        YamlNode source = node(holder);
        String name = text(source, "name");
        if (name.isEmpty()) {
            name = text(source, "secretName");
        }
        String of = name;
        around.keys(kind, name, namespace()).forEach(key -> add(key, of));
    }

    private String onNodes(int count) {
        return words.say(count == 1 ? "complete.nodes.one" : "complete.nodes", count);
    }

    private String namespace() {
        String written = text(at("metadata"), "namespace");
        return written.isEmpty() ? around.namespace() : written;
    }

    /** Returns the labels that must match those at a path: the selector's, or the template's. */
    private Map<String, String> counterpart(FieldPath entry) {
        return switch (entry.parent().toString()) {
            case "spec.selector.matchLabels" -> texts(at("spec", "template", "metadata", "labels"));
            case "spec.template.metadata.labels" -> texts(at("spec", "selector", "matchLabels"));
            default -> Map.of();
        };
    }

    /** Returns a member of the container that a path leads through. */
    private YamlNode container(FieldPath path, String member) {
        List<FieldPath> steps = path.steps();
        YamlNode node = object;
        for (FieldPath step : steps.subList(0, Math.min(5, steps.size()))) {
            node = child(node, step);
        }
        return node instanceof YamlMapping mapping ? mapping.get(member) : null;
    }

    private YamlNode pod(String member) {
        return at("spec", "template", "spec", member);
    }

    private YamlNode node(FieldPath path) {
        YamlNode node = object;
        for (FieldPath step : path.steps()) {
            node = child(node, step);
        }
        return node;
    }

    private static YamlNode child(YamlNode node, FieldPath step) {
        if (node instanceof YamlMapping mapping && step.name() != null) {
            return mapping.get(step.name());
        }
        return node instanceof YamlSequence list
                        && step.index() >= 0
                        && step.index() < list.items().size()
                ? list.items().get(step.index()).target()
                : null;
    }

    private YamlNode at(String... names) {
        YamlNode node = object;
        for (String name : names) {
            node = node instanceof YamlMapping mapping ? mapping.get(name) : null;
        }
        return node;
    }

    private static String text(YamlNode node, String member) {
        return node instanceof YamlMapping mapping
                        && mapping.get(member) instanceof YamlScalar scalar
                ? scalar.text()
                : "";
    }

    /** Returns the source of a volume: the key beside its name. */
    private static String sourceOf(YamlMapping volume) {
        return volume.entries().stream()
                .map(YamlEntry::name)
                .filter(key -> key != null && !key.equals("name"))
                .findFirst()
                .orElse("");
    }

    private void add(String name, String about) {
        if (name != null && !name.isEmpty()) {
            found.putIfAbsent(name, about);
        }
    }

    private void addAll(Map<String, String> names) {
        names.forEach(this::add);
    }

    private void suggest(ApiField field) {
        field.suggestions().forEach(each -> add(each, ""));
    }

    private void addAll(
            YamlNode list, String member, java.util.function.Function<YamlMapping, String> about) {
        if (list instanceof YamlSequence sequence) {
            for (YamlNode item : sequence.items()) {
                if (item.target() instanceof YamlMapping mapping) {
                    add(text(mapping, member), about.apply(mapping));
                }
            }
        }
    }

    private static Map<String, String> texts(YamlNode map) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (map instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                if (entry.name() != null && entry.value().target() instanceof YamlScalar scalar) {
                    texts.put(entry.name(), scalar.text());
                }
            }
        }
        return texts;
    }
}
