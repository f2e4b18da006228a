package io.daemonlens.schemas;

import java.util.ArrayList;
import java.util.List;

/** Parses lines of the form {@code value TAB minors}, as in values.tsv and defaults.tsv. */
final class Facts {

    private Facts() {}

    /** Returns the values that apply to this version, in table order; empty for null. */
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
