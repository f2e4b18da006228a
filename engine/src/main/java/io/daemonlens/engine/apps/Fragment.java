package io.daemonlens.engine.apps;

import java.nio.charset.StandardCharsets;

/**
 * A piece of text that is hashed again and again. Only the lowest byte of the state meets the text;
 * the rest is multiplied along. So once a fragment has proved popular a table of 256 states, one
 * for each lowest byte, carries the hash over it in one step.
 */
final class Fragment {

    private static final int POPULAR = 200;
    private static final int WORTH_A_TABLE = 8;

    private final String text;
    private final byte[] bytes;
    private final int power;
    private int uses;
    private Table table;

    /** Final, so that another thread sees it filled or not at all. */
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

    /** The state of the hash after this text. */
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
