package io.daemonlens.analysis;

import io.daemonlens.engine.apimachinery.ErrorType;
import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.findings.Related;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.util.List;

/** Adds the related location to an error of the API server. */
final class Relations {

    private final Manifest manifest;
    private final Wording wording;

    Relations(Manifest manifest, Wording wording) {
        this.manifest = manifest;
        this.wording = wording;
    }

    List<Related> of(FieldError error) {
        return switch (error.rule()) {
            case "selector-mismatch" ->
                    to(FieldPath.of("spec", "selector"), wording.say("related.selector"));
            case "host-port-mismatch" ->
                    to(
                            error.at().parent().child(otherPort(error.at().name())),
                            wording.say("related." + otherPort(error.at().name())));
            case "mount-without-volume" ->
                    to(
                            FieldPath.of("spec", "template", "spec", "volumes"),
                            wording.say("related.volumes"));
            case "surge-and-unavailable" ->
                    to(
                            error.at().parent().child(other(error.at().name())),
                            wording.say("related.strategy"));
            case "request-above-limit" ->
                    to(
                            error.at().parent().parent().child("limits").key(error.at().name()),
                            wording.say("related.limit"));
            default -> error.type() == ErrorType.DUPLICATE ? first(error.at()) : List.of();
        };
    }

    private static String otherPort(String name) {
        return "hostPort".equals(name) ? "containerPort" : "hostPort";
    }

    private static String other(String name) {
        return "maxSurge".equals(name) ? "maxUnavailable" : "maxSurge";
    }

    private List<Related> to(FieldPath path, String message) {
        return manifest.entryAt(path) == null && manifest.nodeAt(path) == null
                ? List.of()
                : List.of(new Related(manifest.keyRangeOf(path), message));
    }

    /** Returns the earlier of two items with the same name, key, port or path. */
    private List<Related> first(FieldPath at) {
        if (at.isRoot() || !(manifest.nodeAt(at) instanceof YamlScalar own)) {
            return List.of();
        }
        FieldPath item = at.kind() == FieldPath.Kind.INDEX ? at : at.parent();
        if (item.isRoot()
                || item.kind() != FieldPath.Kind.INDEX
                || !(manifest.nodeAt(item.parent()) instanceof YamlSequence sequence)) {
            return List.of();
        }
        for (int i = 0; i < Math.min(item.index(), sequence.items().size()); i++) {
            YamlNode other = sequence.items().get(i).target();
            YamlNode value =
                    item == at || !(other instanceof YamlMapping mapping)
                            ? other
                            : mapping.get(at.name());
            if (value instanceof YamlScalar scalar && scalar.text().equals(own.text())) {
                return List.of(
                        new Related(
                                value.range().shifted(manifest.offset()),
                                wording.say("related.first")));
            }
        }
        return List.of();
    }
}
