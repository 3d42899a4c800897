package psp.stats.inference;

import psp.stats.internal.math.BetaLaw;
import psp.stats.internal.math.Normal;

/**
 * The ways to put an interval around the ratio of two Poisson rates, and the test that goes with each.
 *
 * <p>All condition on, or are equivalent to conditioning on, the sum of the two counts: given the sum n, the count
 * after is binomial with odds = rate ratio x exposure after / exposure before. Where a method has a p-value, its
 * interval leaves out the ratio 1 exactly when the two-sided p is below 1 - level.
 */
public enum IntervalMethod {
    /**
     * Exact and central; holds at least its level at any count. The default.
     * Two-sided p = twice the smaller tail, at most 1. Source: C. Clopper, E. Pearson, Biometrika 26 (1934).
     */
    CLOPPER_PEARSON("exact central (Clopper-Pearson)", true) {
        @Override
        double lowestOdds(long before, long after, double tail) {
            return new ConditionalTail(before, after, 1).lowestOdds(tail);
        }

        @Override
        double upperTail(long before, long after, double p, double q) {
            return new ConditionalTail(before, after, 1).at(p, q);
        }
    },
    /**
     * Exact with half of the probability of the count seen; holds its level on average, not always.
     * Source: H. Lancaster, JASA 56 (1961).
     */
    MID_P("mid-p", true) {
        @Override
        double lowestOdds(long before, long after, double tail) {
            return new ConditionalTail(before, after, 0.5).lowestOdds(tail);
        }

        @Override
        double upperTail(long before, long after, double p, double q) {
            return new ConditionalTail(before, after, 0.5).at(p, q);
        }
    },
    /**
     * Bayesian: equal tails of the posterior ratio under Jeffreys' prior, a gamma of shape one half for each rate.
     * A posterior has no p-value; see {@link RateRatio#probabilityOfDecrease()}.
     * Source: L. Brown, T. Cai, A. DasGupta, Statistical Science 16 (2001), which, unlike this, moves the lower
     * limit to 0 where no count is seen.
     */
    JEFFREYS("Jeffreys", false) {
        @Override
        double lowestOdds(long before, long after, double tail) {
            return StrictMath.exp(new BetaLaw(after + 0.5, before + 0.5).lnOddsQuantile(tail));
        }

        @Override
        double upperTail(long before, long after, double p, double q) {
            throw new AssertionError("refused at the door");
        }
    },
    /**
     * The score (Wilson) interval and its normal p without correction: fast, fair at counts above ten.
     * Source: E. Wilson, JASA 22 (1927).
     */
    SCORE("score (Wilson)", true) {
        @Override
        double lowestOdds(long before, long after, double tail) {
            double z2 = StrictMath.pow(Normal.quantile(tail), 2) * (before + after);
            double product = (double) before * after;
            return 2.0 * after * after / (2 * product + z2 + Math.sqrt(z2 * (4 * product + z2)));
        }

        @Override
        double upperTail(long before, long after, double p, double q) {
            return Normal.cdf((before * p - after * q) / Math.sqrt((before + after) * p * q));
        }
    };

    private final String label;
    private final boolean test;

    IntervalMethod(String label, boolean test) {
        this.label = label;
        this.test = test;
    }

    /**
     * {@return whether the method has a p-value that never contradicts its interval}
     */
    public boolean hasPValue() {
        return test;
    }

    /** {@return the name to print, such as "exact central (Clopper-Pearson)"} */
    public String label() {
        return label;
    }

    /** Returns the odds below which the upper tail is smaller than this; the counts are not both zero. */
    abstract double lowestOdds(long before, long after, double tail);

    /** Returns the probability of a count after at least this high where its odds are p / q. */
    abstract double upperTail(long before, long after, double p, double q);
}
