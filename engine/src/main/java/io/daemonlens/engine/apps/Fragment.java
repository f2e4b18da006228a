package io.daemonlens.engine.apps;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A text that is hashed repeatedly. Only the lowest byte of the hash state is combined with the
 * text; the other bytes are only multiplied. So for a frequent fragment, a table of 256 states, one
 * per lowest byte, advances the hash over the whole text in one step.
 */
final class Fragment {

    private static final int POPULAR = 200;
    private static final int WORTH_A_TABLE = 8;

    private final String text;
    private final byte[] bytes;
    private final int power;
    private int uses;
    private @Nullable Table table;

    /**
     * A wrapper with a final field, so that another thread sees the table complete or not at all.
     */
    private record Table(int[] states) {}

    Fragment(String text) {
        this.text = text;
        bytes = text.getBytes(StandardCharsets.UTF_8);
        int product = 1;
        for (int i = 0; i < bytes.length; i++) {
            product *= Fnv.PRIME;
        }
        power = product;
    }

    /** Returns the hash state after this text. */
    int after(int hash) {
        Table known = table;
        if (known != null) {
            return (hash & ~0xff) * power + known.states[hash & 0xff];
        }
        if (++uses == POPULAR && bytes.length >= WORTH_A_TABLE) {
            int[] states = new int[256];
            for (int low = 0; low < states.length; low++) {
                states[low] = Fnv.over(low, bytes);
            }
            table = new Table(states);
        }
        return Fnv.over(hash, bytes);
    }

    @Override
    public String toString() {
        return text;
    }
}
