package io.daemonlens.engine.apimachinery;

import io.daemonlens.engine.json.CodePoints;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A parsed label selector: all its requirements, sorted by key, must hold. Follows apimachinery's
 * {@code pkg/labels/selector.go}, 1.24 and later.
 */
public final class Selector {

    /** Selects everything. */
    public static final Selector EVERYTHING = new Selector(List.of(), false);

    /** Selects nothing; the meaning of a missing LabelSelector. */
    public static final Selector NOTHING = new Selector(List.of(), true);

    /** Thrown for a selector that Kubernetes rejects; the message is that of Kubernetes. */
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

    /** Creates a selector and sorts the requirements by key; the sort is stable. */
    static Selector of(List<Requirement> requirements) {
        List<Requirement> sorted = new ArrayList<>(requirements);
        sorted.sort((a, b) -> CodePoints.ORDER.compare(a.key(), b.key()));
        return new Selector(List.copyOf(sorted), false);
    }

    /**
     * Parses the command-line form, such as {@code app=web,tier in (a,b),!old}.
     *
     * @throws FormatException with the message of Kubernetes if the text is not a selector
     */
    public static Selector parse(String text, KubernetesVersion version) {
        return of(new SelectorParser(text, version).requirements());
    }

    /** Returns whether it selects everything. */
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

    /** The command-line form. */
    @Override
    public String toString() {
        return requirements.stream().map(Requirement::toString).collect(Collectors.joining(","));
    }
}
