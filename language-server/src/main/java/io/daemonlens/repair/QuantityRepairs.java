package io.daemonlens.repair;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fixes for quantities in common invalid spellings. */
final class QuantityRepairs {

    private static final Pattern SHAPE =
            Pattern.compile("\\s*([+-]?[0-9]+(?:\\.[0-9]+)?)\\s*([A-Za-z]+)\\s*");

    private static final Map<String, String> MEANT =
            Map.ofEntries(
                    Map.entry("K", "k"),
                    Map.entry("kb", "k"),
                    Map.entry("mb", "M"),
                    Map.entry("gb", "G"),
                    Map.entry("tb", "T"),
                    Map.entry("ki", "Ki"),
                    Map.entry("mi", "Mi"),
                    Map.entry("gi", "Gi"),
                    Map.entry("ti", "Ti"),
                    Map.entry("kib", "Ki"),
                    Map.entry("mib", "Mi"),
                    Map.entry("gib", "Gi"),
                    Map.entry("tib", "Ti"),
                    Map.entry("g", "G"),
                    Map.entry("t", "T"),
                    Map.entry("M", "M"),
                    Map.entry("m", "m"),
                    Map.entry("cores", ""),
                    Map.entry("core", ""),
                    Map.entry("cpu", ""),
                    Map.entry("cpus", ""));

    private QuantityRepairs() {}

    /** Returns the quantity that was meant; null if it is not certain. */
    static String meant(String written) {
        Matcher matcher = SHAPE.matcher(written);
        if (!matcher.matches()) {
            return null;
        }
        String suffix = matcher.group(2);
        String meant = MEANT.get(suffix);
        if (meant == null) {
            meant = MEANT.get(suffix.toLowerCase(java.util.Locale.ROOT));
        }
        String quantity = meant == null ? null : matcher.group(1) + meant;
        return quantity == null || quantity.equals(written) ? null : quantity;
    }
}
