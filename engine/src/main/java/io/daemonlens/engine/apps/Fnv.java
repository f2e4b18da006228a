package io.daemonlens.engine.apps;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A 32-bit FNV-1a hash over UTF-8 text; it can also record the text. */
final class Fnv {

    static final int PRIME = 0x01000193;
    private static final int OFFSET = 0x811c9dc5;

    private final @Nullable StringBuilder text;
    private int hash = OFFSET;

    private Fnv(@Nullable StringBuilder text) {
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

    /** Adds a byte that is not part of the text. */
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
        return Objects.requireNonNull(text).toString();
    }
}
