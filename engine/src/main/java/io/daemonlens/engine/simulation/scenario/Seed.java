package io.daemonlens.engine.simulation.scenario;

import io.daemonlens.engine.daemon.Choice;
import java.util.Arrays;
import java.util.List;

/**
 * The seed of a run, from which every random choice follows. It decides the orders that Kubernetes
 * leaves undefined, such as which node a rolling update takes first. The same seed reproduces the
 * same run.
 */
public final class Seed {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /** Separates the random numbers for choices from those for the node order. */
    private static final long CHOICES = 0x5DEECE66DL;

    private final long value;
    private long state;

    private Seed(long value) {
        this.value = value;
        this.state = value;
    }

    public static Seed of(long value) {
        return new Seed(value);
    }

    /** Returns the number that reproduces the run. */
    public long value() {
        return value;
    }

    /** Returns a new seed that starts from the same number. */
    public Seed restarted() {
        return new Seed(value);
    }

    /** Returns a random number from 0 (inclusive) to the bound (exclusive). */
    public int next(int bound) {
        state += GOLDEN_GAMMA;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (int) Math.floorMod(mixed ^ (mixed >>> 31), (long) bound);
    }

    /** Returns a choice that selects candidates at random, determined by this seed. */
    public Choice choice() {
        Seed drawn = new Seed(value ^ CHOICES);
        return (candidates, count) -> drawn.draw(candidates.toArray(new String[0]), count);
    }

    private List<String> draw(String[] all, int count) {
        for (int i = 0; i < count; i++) {
            int other = i + next(all.length - i);
            String item = all[i];
            all[i] = all[other];
            all[other] = item;
        }
        return List.of(Arrays.copyOf(all, count));
    }

    /** Shuffles the items. */
    public <T> void shuffle(T[] items) {
        for (int i = items.length - 1; i > 0; i--) {
            int other = next(i + 1);
            T item = items[i];
            items[i] = items[other];
            items[other] = item;
        }
    }
}
