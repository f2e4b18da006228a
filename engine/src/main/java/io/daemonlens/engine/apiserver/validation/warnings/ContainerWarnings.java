package io.daemonlens.engine.apiserver.validation.warnings;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.LinkedHashSet;
import java.util.Set;

/** Resources in parts of bytes and variables that hide others. */
final class ContainerWarnings {

    /** From this minor a variable that builds on the earlier one is not warned of. */
    private static final int HIDING = 28;

    /** From this minor the words tell what comes of it. */
    private static final int HIDING_EXPLAINED = 30;

    private ContainerWarnings() {}

    static void add(Field container, Warnings warnings) {
        Field resources = container.at("resources");
        for (String name : new String[] {"memory", "ephemeral-storage"}) {
            VolumeWarnings.addFraction(resources.at("limits"), name, warnings);
            VolumeWarnings.addFraction(resources.at("requests"), name, warnings);
        }
        addRepeatedVariables(container.at("env"), warnings);
    }

    /** Parts of bytes in a list of resources. */
    static void addFractions(Field resources, Warnings warnings) {
        VolumeWarnings.addFraction(resources, "memory", warnings);
        VolumeWarnings.addFraction(resources, "ephemeral-storage", warnings);
    }

    private static void addRepeatedVariables(Field variables, Warnings warnings) {
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

    /** A value that holds the earlier one and more does not hide it. */
    private static boolean hides(Field variable, String name) {
        String reference = "$(" + name + ")";
        String value = variable.at("value").text();
        return variable.at("valueFrom").present()
                || value.equals(reference)
                || !value.contains(reference);
    }
}
