package io.daemonlens.feature;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.core.Toleration;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.feature.symbols.Surroundings;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The effect of one scheduling rule of a manifest on the nodes of the current cluster: how many
 * nodes a toleration admits, how many a label selects, and which.
 */
final class NodeFacts {

    private static final int MOST_NAMES = 5;

    private final Section section;
    private final Surroundings around;
    private final Wording words;

    NodeFacts(Section section, Surroundings around, Wording words) {
        this.section = section;
        this.around = around;
        this.words = words;
    }

    /** Returns sentences about the rule that a path is part of; none without a cluster. */
    List<String> at(FieldPath path) {
        String whole = path.toString();
        boolean aboutNodes =
                whole.contains("tolerations")
                        || whole.contains("nodeAffinity")
                        || whole.contains("nodeSelector");
        // The cluster is looked up last: most hovers do not need it.
        if (!aboutNodes || section.root() == null || around.nodes().isEmpty()) {
            return List.of();
        }
        List<FieldPath> steps = path.steps();
        for (int i = 0; i < steps.size(); i++) {
            FieldPath step = steps.get(i);
            if (step.kind() == FieldPath.Kind.INDEX && i > 0) {
                String list = steps.get(i - 1).name();
                if ("tolerations".equals(list)) {
                    return toleration(path(steps, i + 1));
                }
                if ("matchExpressions".equals(list) && path.toString().contains("nodeAffinity")) {
                    return requirement(path(steps, i + 1));
                }
            }
            if ("nodeSelector".equals(step.name()) && i + 1 < steps.size()) {
                return label(steps.get(i + 1).name(), text(path(steps, i + 2)));
            }
        }
        return List.of();
    }

    private static FieldPath path(List<FieldPath> steps, int length) {
        FieldPath path = FieldPath.ROOT;
        for (FieldPath step : steps.subList(0, length)) {
            path =
                    step.kind() == FieldPath.Kind.INDEX
                            ? path.index(step.index())
                            : path.child(step.name());
        }
        return path;
    }

    private List<String> toleration(FieldPath at) {
        if (!(node(at) instanceof YamlMapping mapping)) {
            return List.of();
        }
        JsonObject json = new JsonObject();
        for (YamlEntry entry : mapping.entries()) {
            if (entry.name() != null && entry.value().target() instanceof YamlScalar scalar) {
                json.put(entry.name(), scalar.text());
            }
        }
        JsonArray list = new JsonArray();
        list.add(json);
        List<Toleration> one =
                Toleration.listOf(
                        Field.of(new JsonObject().put("tolerations", list)).at("tolerations"));
        if (one.isEmpty()) {
            return List.of();
        }
        Gates gates = Gates.defaults(section.version());
        return said(
                "hover.tolerates",
                node ->
                        Taint.listOf(Field.of(node).at("spec", "taints")).stream()
                                .anyMatch(taint -> one.get(0).tolerates(taint, gates)));
    }

    private List<String> requirement(FieldPath at) {
        String key = text(at.child("key"));
        String operator = text(at.child("operator"));
        List<String> values = new ArrayList<>();
        if (node(at.child("values")) instanceof YamlSequence list) {
            for (YamlNode each : list.items()) {
                values.add(each.target() instanceof YamlScalar scalar ? scalar.text() : "");
            }
        }
        return switch (operator) {
            case "In" -> said("hover.chooses", node -> values.contains(labels(node).get(key)));
            case "NotIn" -> said("hover.chooses", node -> !values.contains(labels(node).get(key)));
            case "Exists" -> said("hover.chooses", node -> labels(node).containsKey(key));
            case "DoesNotExist" -> said("hover.chooses", node -> !labels(node).containsKey(key));
            default -> List.of();
        };
    }

    private List<String> label(String key, String value) {
        return key == null
                ? List.of()
                : said("hover.chooses", node -> value.equals(labels(node).get(key)));
    }

    private static Map<String, String> labels(JsonObject node) {
        return Field.of(node).at("metadata", "labels").textMap();
    }

    private List<String> said(String key, Predicate<JsonObject> chosen) {
        List<String> names = new ArrayList<>();
        for (JsonObject node : around.nodes()) {
            if (chosen.test(node)) {
                names.add(Field.of(node).at("metadata", "name").text());
            }
        }
        String some = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        String rest = names.size() > MOST_NAMES ? ", …" : "";
        String title = around.cluster().title();
        int all = around.nodes().size();
        return List.of(
                names.isEmpty()
                        ? words.say(key + ".none", all, title)
                        : words.say(key, names.size(), all, title, some + rest));
    }

    private String text(FieldPath path) {
        return node(path) instanceof YamlScalar scalar ? scalar.text() : "";
    }

    private YamlNode node(FieldPath path) {
        YamlNode node = section.whole();
        for (FieldPath step : path.steps()) {
            if (step.kind() == FieldPath.Kind.INDEX) {
                node =
                        node instanceof YamlSequence list && step.index() < list.items().size()
                                ? list.items().get(step.index()).target()
                                : null;
            } else {
                node = node instanceof YamlMapping mapping ? mapping.get(step.name()) : null;
            }
        }
        return node;
    }
}
