package io.daemonlens.engine.apps;

import java.nio.charset.StandardCharsets;

/** FNV-1a with 32 bits over text as UTF-8; it remembers the text too where that is wanted. */
final class Fnv {

    static final int PRIME = 0x01000193;
    private static final int OFFSET = 0x811c9dc5;

    private final StringBuilder text;
    private int hash = OFFSET;

    private Fnv(StringBuilder text) {
        this.text = text;
    }

    static Fnv hashOnly() {
        return new Fnv(null);
    }

    static Fnv withText() {
        return new Fnv(new StringBuilder());
    }

    Fnv add(Fragment fragment) {
        hash = fragment.after(hash);
        if (text != null) {
            text.append(fragment);
        }
        return this;
    }

    Fnv add(char ascii) {
        addByte(ascii);
        if (text != null) {
            text.append(ascii);
        }
        return this;
    }

    Fnv add(String more) {
        int start = hash;
        for (int i = 0; i < more.length(); i++) {
            char c = more.charAt(i);
            if (c >= 0x80) {
                hash = over(start, more.getBytes(StandardCharsets.UTF_8));
                break;
            }
            hash = (hash ^ c) * PRIME;
        }
        if (text != null) {
            text.append(more);
        }
        return this;
    }

    /** A byte that is no text. */
    void addByte(int unsigned) {
        hash = (hash ^ unsigned) * PRIME;
    }

    static int over(int start, byte[] bytes) {
        int hash = start;
        for (byte each : bytes) {
            hash = (hash ^ (each & 0xff)) * PRIME;
        }
        return hash;
    }

    int hash() {
        return hash;
    }

    String text() {
        return text.toString();
    }
}
