package io.daemonlens.engine.apimachinery;

import io.daemonlens.engine.json.CodePoints;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A question to labels: all its requirements, sorted by key, must hold. Checked against
 * apimachinery's {@code pkg/labels/selector.go}, 1.24 and later.
 */
public final class Selector {

    /** Selects everything. */
    public static final Selector EVERYTHING = new Selector(List.of(), false);

    /** Selects nothing; what a missing LabelSelector means. */
    public static final Selector NOTHING = new Selector(List.of(), true);

    /** A selector that Kubernetes would not take; the message is Kubernetes'. */
    public static final class FormatException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        FormatException(String message) {
            super(message);
        }
    }

    private final List<Requirement> requirements;
    private final boolean nothing;

    private Selector(List<Requirement> requirements, boolean nothing) {
        this.requirements = requirements;
        this.nothing = nothing;
    }

    /** Of requirements in any order; those of one key keep theirs. */
    static Selector of(List<Requirement> requirements) {
        List<Requirement> sorted = new ArrayList<>(requirements);
        sorted.sort((a, b) -> CodePoints.ORDER.compare(a.key(), b.key()));
        return new Selector(List.copyOf(sorted), false);
    }

    /**
     * Reads the command line's form, such as {@code app=web,tier in (a,b),!old}.
     *
     * @throws FormatException with Kubernetes' words where the text is no selector
     */
    public static Selector parse(String text, KubernetesVersion version) {
        return of(new SelectorParser(text, version).requirements());
    }

    /** Whether it selects everything. */
    public boolean isEmpty() {
        return !nothing && requirements.isEmpty();
    }

    public boolean matches(Map<String, String> labels) {
        if (nothing) {
            return false;
        }
        for (Requirement requirement : requirements) {
            if (!requirement.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    /** As a command line takes it. */
    @Override
    public String toString() {
        return requirements.stream().map(Requirement::toString).collect(Collectors.joining(","));
    }
}
