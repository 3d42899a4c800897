package psp.stats.watch;

import java.util.Arrays;
import java.util.stream.Stream;
import psp.stats.internal.math.Randoms;

/**
 * The law of a count of variance {@code phi · mean} as a table to draw from: Poisson at phi 1, else negative binomial.
 *
 * <p>The table runs from its mode both ways by the ratio of neighbours, in sums, products and quotients alone, so that it is
 * the same on any JDK; what it leaves out has a chance below 1e-11. Means above 2,500 are drawn from the normal law, of
 * which they are hardly apart.
 */
final class CountTable {

    private static final double LEAST = 1e-14;
    private static final double LARGE = 2500;

    private static final int SMALL = 64;

    private double mean;
    private double phi = 1;
    /** The sums of the chances from {@link #low} to {@link #high}; what stands beside them is of earlier laws. */
    private double[] sums = new double[SMALL];

    private int low;
    private int high;

    /** A table of no law yet. */
    CountTable() {}

    /**
     * A table.
     *
     * @param mean finite, 0 or more
     * @param phi 1 or more
     */
    CountTable(double mean, double phi) {
        set(mean, phi);
    }

    /** An array of tables of no law yet. */
    static CountTable[] of(int tables) {
        return Stream.generate(CountTable::new).limit(tables).toArray(CountTable[]::new);
    }

    /**
     * Takes another law, in the room of the one before: a table of a wide law is long.
     *
     * @param otherMean finite, 0 or more
     * @param otherPhi 1 or more
     */
    void set(double otherMean, double otherPhi) {
        if (!(otherMean >= 0
                && otherMean < Double.POSITIVE_INFINITY
                && otherPhi >= 1
                && otherPhi < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A count of mean " + otherMean + " and dispersion " + otherPhi
                    + "; a finite mean from 0 and a dispersion from 1");
        }
        mean = otherMean;
        phi = otherPhi;
        if (mean > LARGE) {
            return;
        }
        int mode = (int) Math.max(0, Math.floor(mean - (phi - 1)));
        long end = mode + 16 + (long) (40 * phi + 10 * Math.sqrt(phi * mean));
        reserve(mode);
        sums[mode] = 1;
        low = mode;
        while (low > 0 && sums[low] > LEAST) {
            sums[low - 1] = sums[low] / ratio(low - 1);
            low--;
        }
        high = mode;
        while (high < end - 1 && sums[high] > LEAST) {
            reserve(high + 1);
            sums[high + 1] = sums[high] * ratio(high);
            high++;
        }
        for (int i = low + 1; i <= high; i++) {
            sums[i] += sums[i - 1];
        }
    }

    private void reserve(int at) {
        if (at >= sums.length) {
            sums = Arrays.copyOf(sums, Math.max(at + 1, 2 * sums.length));
        }
    }

    /** How much likelier the next count is than k. */
    private double ratio(int k) {
        return (mean + k * (phi - 1)) / (phi * (k + 1));
    }

    /** Returns a count. */
    public long draw(Randoms randoms) {
        if (mean > LARGE) {
            return Math.round(Math.max(0, mean + Math.sqrt(phi * mean) * randoms.normal()));
        }
        double u = randoms.uniform() * sums[high];
        int at = Arrays.binarySearch(sums, low, high + 1, u);
        return Math.min(high, at >= 0 ? at + 1 : -at - 1);
    }
}
