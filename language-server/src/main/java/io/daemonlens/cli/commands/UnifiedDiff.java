package io.daemonlens.cli.commands;

import io.daemonlens.text.CommonItems;
import java.util.ArrayList;
import java.util.List;

/** The unified diff of two texts, as {@code patch} and {@code git apply} accept it. */
final class UnifiedDiff {

    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    static String of(String name, String before, String after) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        int same = 0;
        while (same < Math.min(old.size(), now.size()) && old.get(same).equals(now.get(same))) {
            same++;
        }
        int tail = 0;
        while (tail < Math.min(old.size(), now.size()) - same
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        StringBuilder out = new StringBuilder();
        out.append("--- a/").append(name).append("\n+++ b/").append(name).append('\n');
        List<String> all = new ArrayList<>();
        old.subList(Math.max(0, same - CONTEXT), same).forEach(line -> all.add(" " + line));
        CommonItems.script(
                old.subList(same, old.size() - tail),
                now.subList(same, now.size() - tail),
                (sign, line) -> all.add(sign + line));
        int end = old.size() - tail;
        old.subList(end, Math.min(old.size(), end + CONTEXT)).forEach(line -> all.add(" " + line));
        long removed = all.stream().filter(line -> line.charAt(0) != '+').count();
        long added = all.stream().filter(line -> line.charAt(0) != '-').count();
        int first = Math.max(0, same - CONTEXT) + 1;
        out.append("@@ -").append(first).append(',').append(removed);
        out.append(" +").append(first).append(',').append(added).append(" @@\n");
        for (String line : all) {
            out.append(line.endsWith("\n") ? line : line + "\n\\ No newline at end of file\n");
        }
        return out.toString();
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf('\n', at);
            int next = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(at, next));
            at = next;
        }
        return lines;
    }
}
