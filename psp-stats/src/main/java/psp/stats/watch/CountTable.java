package psp.stats.watch;

import java.util.Arrays;
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

    private final double mean;
    private final double phi;
    private final long first;
    private final double[] sums;

    /**
     * A table.
     *
     * @param mean finite, 0 or more
     * @param phi 1 or more
     */
    public CountTable(double mean, double phi) {
        if (!(mean >= 0 && mean < Double.POSITIVE_INFINITY && phi >= 1 && phi < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A count of mean " + mean + " and dispersion " + phi
                    + "; a finite mean from 0 and a dispersion from 1");
        }
        this.mean = mean;
        this.phi = phi;
        if (mean > LARGE) {
            this.first = 0;
            this.sums = new double[0];
            return;
        }
        int mode = (int) Math.max(0, Math.floor(mean - (phi - 1)));
        int reach = 16 + (int) (40 * phi + 10 * Math.sqrt(phi * mean));
        double[] chances = new double[mode + reach];
        chances[mode] = 1;
        int low = mode;
        while (low > 0 && chances[low] > LEAST) {
            chances[low - 1] = chances[low] / ratio(low - 1);
            low--;
        }
        int high = mode;
        while (high < chances.length - 1 && chances[high] > LEAST) {
            chances[high + 1] = chances[high] * ratio(high);
            high++;
        }
        this.first = low;
        this.sums = Arrays.copyOfRange(chances, low, high + 1);
        for (int i = 1; i < sums.length; i++) {
            sums[i] += sums[i - 1];
        }
    }

    /** How much likelier the next count is than k. */
    private double ratio(int k) {
        return (mean + k * (phi - 1)) / (phi * (k + 1));
    }

    /** Returns a count. */
    public long draw(Randoms randoms) {
        if (sums.length == 0) {
            return Math.round(Math.max(0, mean + Math.sqrt(phi * mean) * randoms.normal()));
        }
        double u = randoms.uniform() * sums[sums.length - 1];
        int at = Arrays.binarySearch(sums, u);
        return first + Math.min(sums.length - 1, at >= 0 ? at + 1 : -at - 1);
    }
}
