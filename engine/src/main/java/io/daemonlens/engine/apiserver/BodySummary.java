package io.daemonlens.engine.apiserver;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The first bytes of a body, quoted the way the server quotes a body it cannot recognize. */
final class BodySummary {

    private static final int MAX = 30;

    private BodySummary() {}

    static String of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0) {
            return "<empty>";
        }
        String more = bytes.length > MAX ? " ..." : "";
        byte[] first = Arrays.copyOf(bytes, Math.min(bytes.length, MAX));
        if (bytes[0] == '{') {
            return new String(first, StandardCharsets.UTF_8) + more;
        }
        StringBuilder hex = new StringBuilder();
        for (byte b : first) {
            hex.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return hex.append(more).toString();
    }
}
