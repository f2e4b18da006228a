package io.daemonlens.engine.apiserver.validation.warnings;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The warnings found so far, in the server's order, without duplicates. */
final class WarningList {

    /** Maximum number of warnings. A server stops writing them after a few kilobytes. */
    private static final int MAX = 5_000;

    private final KubernetesVersion version;
    private final Gates gates;
    private final Map<String, Warning> byText = new LinkedHashMap<>();

    WarningList(KubernetesVersion version, Gates gates) {
        this.version = version;
        this.gates = gates;
    }

    KubernetesVersion version() {
        return version;
    }

    Gates gates() {
        return gates;
    }

    /** Adds a message about a value without the intended effect, prefixed with its path. */
    void add(Field field, String text) {
        add(Warning.Kind.NO_EFFECT, field, text);
    }

    /** Adds a message about a field, prefixed with its path. */
    void add(Warning.Kind kind, Field field, String text) {
        add(kind, field.path(), field.path() + ": " + text);
    }

    /** Adds a complete message about a field. */
    void add(Warning.Kind kind, FieldPath at, String text) {
        if (!isFull()) {
            byText.putIfAbsent(text, new Warning(kind, at, text));
        }
    }

    /** Returns whether the maximum is reached, so that callers can stop searching. */
    boolean isFull() {
        return byText.size() >= MAX;
    }

    List<Warning> list() {
        return new ArrayList<>(byText.values());
    }
}
