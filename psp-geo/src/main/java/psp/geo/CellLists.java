package psp.geo;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** A list of numbers for each of many cells, while an index is built. */
final class CellLists {

    private final int[] first;
    private int[] values;
    private int[] next;
    private int size = 1;

    private final LongConsumer bytes;

    /** Tells how many bytes are taken as lists grow. */
    CellLists(int cells, LongConsumer bytes) {
        this.bytes = bytes;
        first = new int[cells];
        values = new int[16 + cells];
        next = new int[16 + cells];
    }

    void add(int cell, int value) {
        if (size == values.length) {
            bytes.accept(8L * size);
            values = Arrays.copyOf(values, 2 * size);
            next = Arrays.copyOf(next, 2 * size);
        }
        values[size] = value;
        next[size] = first[cell];
        first[cell] = size++;
    }

    /** The first entry of a cell, or 0. */
    int first(int cell) {
        return first[cell];
    }

    /** The entry after an entry, or 0. */
    int next(int entry) {
        return next[entry];
    }

    int value(int entry) {
        return values[entry];
    }

    /** The numbers of a cell. */
    int[] of(int cell) {
        int count = 0;
        for (int entry = first[cell]; entry != 0; entry = next[entry]) {
            count++;
        }
        int[] all = new int[count];
        for (int entry = first[cell]; entry != 0; entry = next[entry]) {
            all[--count] = values[entry];
        }
        return all;
    }
}
