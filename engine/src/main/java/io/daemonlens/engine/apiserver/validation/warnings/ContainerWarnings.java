package io.daemonlens.engine.apiserver.validation.warnings;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.LinkedHashSet;
import java.util.Set;

/** Warns about fractional byte quantities and duplicate environment variables. */
final class ContainerWarnings {

    /** Since this minor version, a variable that references the earlier one causes no warning. */
    private static final int HIDING = 28;

    /** Since this minor version, the message describes the effect. */
    private static final int HIDING_EXPLAINED = 30;

    private ContainerWarnings() {}

    static void add(Field container, WarningList warnings) {
        Field resources = container.at("resources");
        for (String name : new String[] {"memory", "ephemeral-storage"}) {
            VolumeWarnings.addFraction(resources.at("limits"), name, warnings);
            VolumeWarnings.addFraction(resources.at("requests"), name, warnings);
        }
        addRepeatedVariables(container.at("env"), warnings);
    }

    /** Warns about fractional byte quantities in a list of resources. */
    static void addFractions(Field resources, WarningList warnings) {
        VolumeWarnings.addFraction(resources, "memory", warnings);
        VolumeWarnings.addFraction(resources, "ephemeral-storage", warnings);
    }

    private static void addRepeatedVariables(Field variables, WarningList warnings) {
        Set<String> seen = new LinkedHashSet<>();
        for (Field variable : variables.items()) {
            String name = variable.at("name").text();
            if (seen.add(name)) {
                continue;
            }
            if (warnings.version().isBefore(HIDING)) {
                warnings.add(variable.at("name"), "duplicate name " + GoValues.quote(name));
            } else if (hides(variable, name)) {
                warnings.add(
                        variable,
                        "hides previous definition of "
                                + GoValues.quote(name)
                                + (warnings.version().isAtLeast(HIDING_EXPLAINED)
                                        ? ", which may be dropped when using apply"
                                        : ""));
            }
        }
    }

    /**
     * Returns whether a variable hides an earlier one. It does not if its value consists of a
     * reference to the earlier one and more text.
     */
    private static boolean hides(Field variable, String name) {
        String reference = "$(" + name + ")";
        String value = variable.at("value").text();
        return variable.at("valueFrom").present()
                || value.equals(reference)
                || !value.contains(reference);
    }
}
