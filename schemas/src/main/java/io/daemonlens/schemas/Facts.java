package io.daemonlens.schemas;

import java.util.ArrayList;
import java.util.List;

/** Lines of {@code value TAB minors}, as values.tsv and defaults.tsv have them. */
final class Facts {

    private Facts() {}

    /** The values that hold for this version, in the order of the table; none for null. */
    static List<String> of(String text, KubernetesVersion version) {
        if (text == null) {
            return List.of();
        }
        List<String> values = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf('\n', at);
            int tab = text.indexOf('\t', at);
            int[] minors = FieldLine.minors(text.substring(tab + 1, end));
            if (minors[0] <= version.minor() && version.minor() <= minors[1]) {
                values.add(text.substring(at, tab));
            }
            at = end + 1;
        }
        return List.copyOf(values);
    }
}
