package io.daemonlens.forecast.fleet;

/**
 * The part of a fleet that one of several processes handles. A row belongs to the shard with the
 * highest hash for it (rendezvous hashing), so that a row's shard depends only on the row and the
 * number of shards, and few rows move when shards are added.
 *
 * @param index from 0
 * @param count the number of shards, at least 1
 */
public record FleetShard(int index, int count) {

    public static final FleetShard ALL = new FleetShard(0, 1);

    public FleetShard {
        if (count < 1 || index < 0 || index >= count) {
            throw new IllegalArgumentException("no shard " + index + " of " + count);
        }
    }

    /** Whether the row of this cluster and DaemonSet belongs to this shard. */
    public boolean owns(String cluster, String namespace, String name) {
        return count == 1 || owner(cluster, namespace, name, count) == index;
    }

    /** Returns the shard that owns a row. */
    public static int owner(String cluster, String namespace, String name, int count) {
        long row = hash(name, hash(namespace, hash(cluster, FNV_OFFSET)));
        int owner = 0;
        long highest = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            long score = mix(row ^ mix(i + 1));
            if (score > highest) {
                highest = score;
                owner = i;
            }
        }
        return owner;
    }

    // FNV-1a over the characters, with a separator that no name contains.
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private static long hash(String text, long seed) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return (hash ^ 0xFFFF) * FNV_PRIME;
    }

    // The finalizer of SplitMix64: every input bit affects every output bit.
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
