package psp.core;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sums of one place by epoch day, to which more are added: while they are few, each day as it came; once that takes no less room,
 * a sum for every day from the first to the last.
 */
final class DaySums {

    private static final int FEW = 4;
    /** Fewer days say little about how near to each other the next will be. */
    private static final int MANY = 64;

    /** A day and its sum, and a sum alone, in bytes. */
    private static final long LISTED = 12;

    private static final long SUM = 8;

    /** The days that came; null once there is a sum for every day. */
    private int @Nullable [] days = new int[FEW];

    private long[] sums = new long[FEW];
    private int size;
    private boolean rising = true;
    /** The first day, where there is a sum for every day. */
    private int base;

    void add(int day, long count) {
        int[] listed = days;
        if (listed == null) {
            addToDay(day, count);
        } else if (size > 0 && listed[size - 1] == day) {
            sums[size - 1] = Math.addExact(sums[size - 1], count);
        } else if (size == listed.length) {
            makeRoom(listed);
            add(day, count);
        } else {
            rising &= size == 0 || listed[size - 1] < day;
            listed[size] = day;
            sums[size++] = count;
        }
    }

    private void makeRoom(int[] listed) {
        settle(listed);
        long span = (long) listed[size - 1] - listed[0] + 1;
        if (2 * size <= listed.length) {
            return;
        }
        if (size < MANY || 2 * LISTED * size < SUM * span) {
            days = Arrays.copyOf(listed, 2 * size);
            sums = Arrays.copyOf(sums, 2 * size);
            return;
        }
        long[] each = new long[Math.toIntExact(span)];
        base = listed[0];
        for (int i = 0; i < size; i++) {
            each[listed[i] - base] = sums[i];
        }
        days = null;
        sums = each;
    }

    /** Brings the days in order, each once. */
    private void settle(int[] listed) {
        if (rising) {
            return;
        }
        long[] order = new long[size];
        for (int i = 0; i < size; i++) {
            order[i] = (long) listed[i] << Integer.SIZE | i;
        }
        Arrays.sort(order);
        long[] counts = Arrays.copyOf(sums, size);
        int n = 0;
        for (long next : order) {
            int day = (int) (next >> Integer.SIZE);
            long count = counts[(int) next];
            if (n > 0 && listed[n - 1] == day) {
                sums[n - 1] = Math.addExact(sums[n - 1], count);
            } else {
                listed[n] = day;
                sums[n++] = count;
            }
        }
        size = n;
        rising = true;
    }

    private void addToDay(int day, long count) {
        if (day < base) {
            int grown = Math.max(base - day, sums.length / 2);
            long[] wider = new long[sums.length + grown];
            System.arraycopy(sums, 0, wider, grown, sums.length);
            base -= grown;
            sums = wider;
        } else if (day - base >= sums.length) {
            sums = Arrays.copyOf(sums, Math.max(day - base + 1, sums.length + sums.length / 2));
        }
        sums[day - base] = Math.addExact(sums[day - base], count);
    }

    void add(DaySums other) {
        DayCounts counts = other.toDayCounts();
        for (int i = 0; i < counts.size(); i++) {
            add(counts.day(i), counts.count(i));
        }
    }

    DayCounts toDayCounts() {
        int[] listed = days;
        if (listed == null) {
            return DayCounts.from(base, sums);
        }
        settle(listed);
        return DayCounts.of(Arrays.copyOf(listed, size), Arrays.copyOf(sums, size));
    }
}
