package io.daemonlens.repair;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of an error message with holes: {@code must be between {} and {}, inclusive}. The text
 * after the last literal part is ignored, as Kubernetes adds examples there.
 */
final class DetailTemplate {

    private final String[] parts;

    DetailTemplate(String text) {
        this.parts = text.split("\\{}", -1);
    }

    /** Returns the texts in the holes; null if the detail does not begin like this template. */
    List<String> match(String detail) {
        if (!detail.startsWith(parts[0])) {
            return null;
        }
        List<String> holes = new ArrayList<>();
        int from = parts[0].length();
        for (int i = 1; i < parts.length; i++) {
            int at = parts[i].isEmpty() ? detail.length() : detail.indexOf(parts[i], from);
            if (at < 0) {
                return null;
            }
            holes.add(detail.substring(from, at));
            from = at + parts[i].length();
        }
        return holes;
    }
}
