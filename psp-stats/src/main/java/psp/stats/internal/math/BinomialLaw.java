package psp.stats.internal.math;

/**
 * The binomial law.
 *
 * @param trials number of trials, from 0 up
 * @param p chance of a success, 0 to 1
 * @param q 1 - p to all its digits, also where p is close to one
 */
public record BinomialLaw(long trials, double p, double q) implements CountLaw {
    /** Checks the trials and chances. */
    public BinomialLaw {
        if (trials < 0) {
            throw new IllegalArgumentException("The number of trials must be at least 0, not " + trials);
        }
        if (!(p >= 0 && q >= 0 && Math.abs(p + q - 1) < 1e-12)) {
            throw new IllegalArgumentException("Two chances that add up to 1 are needed, not " + p + " and " + q);
        }
    }

    /** Returns the law for a chance p from 0 to 1. */
    public static BinomialLaw of(long trials, double p) {
        return new BinomialLaw(trials, p, 1 - p);
    }

    @Override
    public double lnPmf(long k) {
        return k < 0 || k > trials ? Double.NEGATIVE_INFINITY : SaddlePoint.lnBinomial(k, trials - k, p, q);
    }

    @Override
    public double cdf(long k) {
        return k < 0 ? 0 : k >= trials ? 1 : BetaLaw.cdf(trials - (double) k, k + 1.0, q, p);
    }

    @Override
    public double sf(long k) {
        return k < 0 ? 1 : k >= trials ? 0 : BetaLaw.cdf(k + 1.0, trials - (double) k, p, q);
    }
}
