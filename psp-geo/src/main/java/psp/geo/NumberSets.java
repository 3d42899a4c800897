package psp.geo;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Sets of small numbers, each kept once and known by a number of its own; the empty set is number 0.
 *
 * <p>Further sets may be added at any time by any thread; what is known never changes.
 */
final class NumberSets {

    private record Key(int[] members) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(members, key.members);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(members);
        }
    }

    private static final long BYTES_A_SET = 96;

    private final Map<Key, Integer> numbers = new HashMap<>();
    private volatile int[][] sets = new int[64][];
    private volatile int size;

    private final LongConsumer bytes;

    NumberSets() {
        this(taken -> {});
    }

    /** Tells how many bytes each new set takes, about. */
    NumberSets(LongConsumer bytes) {
        this.bytes = bytes;
        of(new int[0]);
    }

    /** The number of a set given by its members, sorted and without repeats. */
    synchronized int of(int... members) {
        Key key = new Key(members);
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        int number = size;
        bytes.accept(BYTES_A_SET + 4L * members.length);
        if (number == sets.length) {
            sets = Arrays.copyOf(sets, 2 * number);
        }
        sets[number] = members;
        size = number + 1;
        numbers.put(key, number);
        return number;
    }

    /** How many sets are known. */
    int size() {
        return size;
    }

    /** The members of a set, sorted; not to be changed. */
    int[] members(int set) {
        return sets[set];
    }

    /** What is in exactly one of two sets. */
    int xor(int a, int b) {
        return a == 0 ? b : b == 0 ? a : a == b ? 0 : of(merged(members(a), members(b), false));
    }

    /** What is in either of two sets. */
    int union(int a, int b) {
        return a == 0 || a == b ? b : b == 0 ? a : of(merged(members(a), members(b), true));
    }

    private static int[] merged(int[] a, int[] b, boolean keepCommon) {
        int[] out = new int[a.length + b.length];
        int n = 0;
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            if (j == b.length || (i < a.length && a[i] < b[j])) {
                out[n++] = a[i++];
            } else if (i == a.length || b[j] < a[i]) {
                out[n++] = b[j++];
            } else {
                if (keepCommon) {
                    out[n++] = a[i];
                }
                i++;
                j++;
            }
        }
        return Arrays.copyOf(out, n);
    }
}
