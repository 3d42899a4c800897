package psp.geo;

/** A map from numbers other than 0 to numbers that are not negative. */
final class LongIntMap {

    private long[] keys = new long[64];
    private int[] values = new int[64];
    private int size;

    /** The value, or −1 if there is none. */
    int get(long key) {
        int at = slot(keys, key);
        return keys[at] == 0 ? -1 : values[at];
    }

    void put(long key, int value) {
        if (2 * size >= keys.length) {
            grow();
        }
        int at = slot(keys, key);
        size += keys[at] == 0 ? 1 : 0;
        keys[at] = key;
        values[at] = value;
    }

    private void grow() {
        long[] wider = new long[2 * keys.length];
        int[] moved = new int[wider.length];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                int at = slot(wider, keys[i]);
                wider[at] = keys[i];
                moved[at] = values[i];
            }
        }
        keys = wider;
        values = moved;
    }

    private static int slot(long[] keys, long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 32 ^ mixed) & keys.length - 1;
        while (keys[at] != 0 && keys[at] != key) {
            at = at + 1 & keys.length - 1;
        }
        return at;
    }
}
