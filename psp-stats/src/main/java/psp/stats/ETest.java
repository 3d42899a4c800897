package psp.stats;

import java.util.Objects;
import psp.stats.inference.RateRatio;
import psp.stats.internal.math.PoissonLaw;

/**
 * The E-tests of two Poisson rates, for checking other people's numbers. Both put the pooled rate in place of the
 * unknown one and add up the probability of all pairs of counts at least as far apart as the pair seen; they differ
 * in the measure of "far apart" unless the exposures are equal. They can reject more often than their level; psp's own
 * verdicts never rest on them.
 *
 * <p>Source: K. Krishnamoorthy, J. Thomson, Journal of Statistical Planning and Inference 119 (2004).
 */
public enum ETest {
    /** The test of Krishnamoorthy and Thomson: the variance of the difference from each count by itself. */
    WALD {
        @Override
        double variance(double before, double after, double shareBefore, double shareAfter) {
            return before * shareAfter * shareAfter + after * shareBefore * shareBefore;
        }
    },
    /** The variance of the difference from the pooled rate. */
    SCORE {
        @Override
        double variance(double before, double after, double shareBefore, double shareAfter) {
            return before + after;
        }
    };

    /** Pairs whose statistic differs from the one seen by rounding alone count as equally far apart. */
    private static final double TIE = 1 - 1e-12;

    private static final double LN_SMALLEST = -700;

    /**
     * Returns the two-sided p-value, 1 where the rates are equal or both counts are zero.
     *
     * <p>The later count is summed, as is usual for this test, over ten standard deviations around its mean, 30 more
     * below and 50 more above; what lies beyond has a probability under 1e-22, so that p-values smaller than that are
     * small but not exact. The time needed grows with the square root of the counts: about a millisecond at a million,
     * twenty at a thousand million.
     */
    public double pValue(RateRatio rates) {
        Objects.requireNonNull(rates, "rates");
        double shareAfter = 1 / (1 + rates.exposureBefore() / rates.exposureAfter());
        double shareBefore = 1 / (1 + rates.exposureAfter() / rates.exposureBefore());
        double difference = rates.after() * shareBefore - rates.before() * shareAfter;
        if (Math.abs(difference) <= (1 - TIE) * rates.after() * shareBefore) {
            return 1;
        }
        double seen = TIE * difference * difference / variance(rates.before(), rates.after(), shareBefore, shareAfter);
        double sum = (double) rates.before() + rates.after();
        Counts before = Counts.of(sum * shareBefore);
        Counts after = Counts.near(sum * shareAfter);
        return Math.min(
                1,
                higher(before, after, shareBefore, shareAfter, seen)
                        + higher(after, before, shareAfter, shareBefore, seen));
    }

    abstract double variance(double before, double after, double shareBefore, double shareAfter);

    /**
     * Returns the probability that y's rate is above x's by at least the squared statistic seen.
     * The least such y falls as x falls, so both are walked down once, and only positive terms are added up.
     */
    private double higher(Counts xs, Counts ys, double shareX, double shareY, double seen) {
        double total = 0;
        double tail = 0;
        double px = xs.lastProbability;
        long y = ys.last;
        double py = ys.lastProbability;
        for (long x = xs.last; x >= xs.first; x--) {
            while (y >= ys.first && y * shareX > x * shareY && farther(x, y, shareX, shareY, seen)) {
                tail += py;
                py *= y / ys.mean;
                y--;
            }
            total += px * tail;
            px *= x / xs.mean;
        }
        return total;
    }

    private boolean farther(long x, long y, double shareX, double shareY, double seen) {
        double difference = y * shareX - x * shareY;
        return difference * difference >= seen * variance(x, y, shareX, shareY);
    }

    /** The counts whose probability does not vanish, and the probability of the last of them. */
    private record Counts(double mean, long first, long last, double lastProbability) {
        static Counts of(double mean) {
            PoissonLaw law = new PoissonLaw(mean);
            long mode = (long) mean;
            return between(law, edge(law, mode, -1), edge(law, mode, 1));
        }

        static Counts near(double mean) {
            Counts all = of(mean);
            double reach = 10 * Math.sqrt(mean);
            return between(
                    new PoissonLaw(mean),
                    Math.max(all.first, (long) Math.floor(mean - reach - 30)),
                    Math.min(all.last, (long) (mean + reach + 50)));
        }

        private static Counts between(PoissonLaw law, long first, long last) {
            return new Counts(law.mean(), first, last, law.pmf(last));
        }

        private static long edge(PoissonLaw law, long mode, int direction) {
            long inside = mode;
            long stride = 1;
            while (stride > 0) {
                long next = Math.max(0, inside + direction * stride);
                boolean further = next != inside && law.lnPmf(next) > LN_SMALLEST;
                inside = further ? next : inside;
                stride = further ? 2 * stride : stride / 2;
            }
            return inside;
        }
    }
}
