package psp.bench.read;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How fast a reading is beside a bare loop over the same rows, the two run in turn so that both meet the same machine.
 *
 * @param rows how many rows each reads
 * @param turns how often each is run; the medians are told
 */
public record BesideBare(long rows, int turns) {

    /** One line: both speeds in rows a second, and the share of the bare loop's that is left. */
    public String compare(String what, LongSupplier bare, LongSupplier counting) {
        double[] alone = new double[turns];
        double[] counted = new double[turns];
        long total = 0;
        for (int turn = 0; turn < turns; turn++) {
            long start = System.nanoTime();
            if (bare.getAsLong() == 0) {
                throw new IllegalStateException("the bare loop saw nothing");
            }
            alone[turn] = rows / ((System.nanoTime() - start) / 1e9);
            start = System.nanoTime();
            total = counting.getAsLong();
            counted[turn] = rows / ((System.nanoTime() - start) / 1e9);
        }
        Arrays.sort(alone);
        Arrays.sort(counted);
        double share = counted[turns / 2] / alone[turns / 2];
        return String.format(
                Locale.ROOT,
                "%s: %,d rows, %,d counted; bare loop %,.0f rows/s, to monthly counts %,.0f rows/s," + " %.2f of it",
                what,
                rows,
                total,
                alone[turns / 2],
                counted[turns / 2],
                share);
    }
}
